using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.Hazards.Tests.Ledger;

/// <summary>What the working tree has: tests, rules, types, files.</summary>
internal static class Repository
{
    private static readonly string[] s_shipped = ["runtime", "generator", "analyzers"];

    private static readonly Assembly[] s_assemblies =
        [typeof(Slot).Assembly, typeof(Generator.UringGenerator).Assembly, typeof(Analyzers.DeclarationAnalyzer).Assembly];

    private static readonly ILookup<string, Type> s_types =
        s_assemblies.SelectMany(assembly => assembly.GetTypes()).ToLookup(type => type.Name.Split('`')[0]);

    public static string Root { get; } = Find();

    /// <summary>Every test of the repository, as <c>Class.Method</c>.</summary>
    public static IReadOnlySet<string> Tests { get; } = Sources("tests").SelectMany(TestsOf).ToHashSet();

    /// <summary>The rules, by their ids.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> Rules { get; } = s_types["Descriptors"]
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .ToDictionary(rule => rule.Id);

    private static readonly HashSet<string> s_files = [.. s_shipped.SelectMany(Sources).Select(path => Path.GetFileNameWithoutExtension(path)!)];

    /// <summary>Whether this is a type, a member of one, or a file of shipped code.</summary>
    public static bool Has(string where)
    {
        const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        string[] parts = where.Split('.');
        if (s_files.Contains(where)) return true;
        return s_types[parts[0]].Any(type => parts.Length == 1 || type.GetMember(parts[1], All).Length > 0);
    }

    /// <summary>The tests of the rule's own class.</summary>
    public static IEnumerable<string> TestsOfRule(string id)
    {
        string name = s_types["Descriptors"].SelectMany(type => type.GetFields())
            .Single(field => field.GetValue(null) is DiagnosticDescriptor rule && rule.Id == id).Name;
        return Tests.Where(test => test.StartsWith(name + "Tests.", StringComparison.Ordinal));
    }

    private static IEnumerable<string> TestsOf(string path) => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new(LanguageVersion.Preview)).GetRoot()
        .DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(IsTest))
        .Select(method => $"{((TypeDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}");

    private static bool IsTest(AttributeSyntax attribute) => attribute.Name.ToString() is string name
        && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal));

    private static IEnumerable<string> Sources(string room) => Directory.EnumerateFiles(Path.Combine(Root, room), "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Find([CallerFilePath] string here = "")
    {
        string? folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "UringDsl.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"no UringDsl.sln above {here}");
    }
}
