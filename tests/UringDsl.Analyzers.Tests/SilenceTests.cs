using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>Correct code of many shapes, and the samples: neither the rules nor the compiler have anything to say, and there is code.</summary>
public sealed partial class SilenceTests
{
    private static readonly string Here = Path.GetDirectoryName(ThisFile())!;
    private static readonly string Samples = Path.Combine(Here, "..", "..", "samples");

    public static TheoryData<string> ValidProjects => [.. Directory.EnumerateFileSystemEntries(Path.Combine(Here, "Valid"))
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal)];

    // Those that declare handlers: a tool that reads declarations has the compiler's libraries, and nothing for the rules to look at.
    public static TheoryData<string> SampleProjects => [.. Directory.EnumerateDirectories(Samples)
        .Select(path => Path.GetFileName(path))
        .Where(name => File.Exists(ProjectOf(name)))
        .Where(name => SourcesOfSample(name).Any(source => source.Contains("\n[RingHandler]", StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ValidProjects))]
    public async Task Nothing_is_said_of_correct_code(string project)
    {
        CSharpCompilation input = TestCompilation.Create(SourcesOf(project));
        await AssertSilent(input);
        await Agreement.Assert(new DeclarationAnalyzer(), new UringGenerator(), input);
    }

    [Theory]
    [MemberData(nameof(SampleProjects))]
    public Task Nothing_is_said_of_a_sample(string project)
    {
        // A sample is written for the compiler of the SDK, to which the one of these tests may be a preview behind.
        CSharpParseOptions newest = TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview);
        CSharpCompilation library = TestCompilation.Create()
            .AddSyntaxTrees(SourcesOfSample(project).Select((source, i) => CSharpSyntaxTree.ParseText(source, newest, $"Input{i}.cs")));
        return AssertSilent(library
            .WithOptions(TestCompilation.Options.WithOutputKind(OutputKind.ConsoleApplication))
            .AddReferences(MetadataReference.CreateFromFile(Assembly.Load("Microsoft.Win32.Primitives").Location)));
    }

    [Fact]
    public void There_are_150_handlers_and_some_samples()
    {
        int handlers = Sources(Path.Combine(Here, "Valid")).Sum(source => source.Split("[RingHandler").Length - 1);
        Assert.InRange(handlers, 150, int.MaxValue);
        Assert.NotEmpty(SampleProjects);
    }

    internal static string[] SourcesOf(string valid) => Sources(Path.Combine(Here, "Valid", valid));

    private static async Task AssertSilent(CSharpCompilation input)
    {
        List<Diagnostic> said = await AnalyzerRig.Diagnose(Rules.Analyzers, new UringGenerator(), input);
        Assert.True(said.Count == 0, string.Join("\n", said));
    }

    // With the folders that its project shares with others.
    private static IEnumerable<string> SourcesOfSample(string name) =>
    [
        .. Sources(Path.Combine(Samples, name)),
        .. SharedFolder().Matches(File.ReadAllText(ProjectOf(name)))
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Samples, "Shared", folder.Groups[1].Value), "*.cs"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
    ];

    private static string ProjectOf(string name) => Path.Combine(Samples, name, name + ".csproj");

    [GeneratedRegex(@"""\.\./Shared/(.*)\*\.cs""")]
    private static partial Regex SharedFolder();

    // A file is a project, and so is a folder.
    private static string[] Sources(string path) => File.Exists(path)
        ? [File.ReadAllText(path)]
        : [.. Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)];

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
