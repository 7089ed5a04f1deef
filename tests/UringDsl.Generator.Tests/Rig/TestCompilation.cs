using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace UringDsl.Testing;

/// <summary>
/// A user's project in memory: the platform, the runtime, nullable on, doc comments diagnosed. Unsafe code is off where the user writes none, since
/// emitted code may not need it.
/// </summary>
internal static class TestCompilation
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: false, nullableContextOptions: NullableContextOptions.Enable);

    public static readonly ImmutableArray<MetadataReference> References = [.. Platform().Append(typeof(Slot).Assembly.Location)
        .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Files called Input.cs, Input1.cs, Input2.cs, and so on.</summary>
    public static CSharpCompilation Create(params string[] sources) =>
        CSharpCompilation.Create("Test", sources.Select(Parse), References, Options.WithAllowUnsafe(sources.Any(source => source.Contains("unsafe "))));

    /// <summary>The same project after an edit. A file whose text did not change keeps its tree, as in an IDE.</summary>
    public static CSharpCompilation Edited(this CSharpCompilation before, params string[] sources)
    {
        ImmutableArray<SyntaxTree> old = before.SyntaxTrees;
        for (int i = 0; i < sources.Length; i++)
        {
            if (i >= old.Length) before = before.AddSyntaxTrees(Parse(sources[i], i));
            else if (old[i].ToString() != sources[i]) before = before.ReplaceSyntaxTree(old[i], Parse(sources[i], i));
        }
        return before.RemoveSyntaxTrees(old.Skip(sources.Length));
    }

    /// <summary>
    /// Everything a build would print, except that the test's own public types need no doc comments; emitted public types do.
    /// </summary>
    public static IEnumerable<Diagnostic> Noise(Compilation output, CSharpCompilation input) => output.GetDiagnostics().Where(d => IsNoise(d, input));

    public static bool IsNoise(Diagnostic diagnostic, CSharpCompilation input) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !(diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree is { } tree && input.ContainsSyntaxTree(tree));

    private static SyntaxTree Parse(string source, int index) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, index == 0 ? "Input.cs" : $"Input{index}.cs");

    // The shared framework only: what else is on the list belongs to the test host, and a user does not have it.
    private static IEnumerable<string> Platform()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework && Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
    }
}
