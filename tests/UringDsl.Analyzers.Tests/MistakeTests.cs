using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>
/// Programs with one mistake each, in varied dress. A line that a rule speaks of ends with a comment that names the rule; no other line is spoken of, but by
/// suggestions, and the programs compile otherwise.
/// </summary>
public sealed class MistakeTests
{
    private static readonly string Here = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Wrong");

    public static TheoryData<string> Mistakes => [.. Directory.EnumerateFiles(Here, "*.cs")
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Each_is_told_where_it_is(string file)
    {
        string text = SourceOf(file);
        List<Diagnostic> said = await AnalyzerRig.Diagnose(Rules.Analyzers, new UringGenerator(), TestCompilation.Create(text));
        List<Diagnostic> broken = [.. said.Where(d => d.Id.StartsWith("CS", StringComparison.Ordinal) && d.DefaultSeverity == DiagnosticSeverity.Error)];
        Assert.True(broken.Count == 0, string.Join("\n", broken));
        HashSet<string> marked = [.. Marked(text)];
        IEnumerable<string> told = said
            .Where(d => d.Id.StartsWith("URING", StringComparison.Ordinal) && (d.DefaultSeverity > DiagnosticSeverity.Info || marked.Contains(Place(d))))
            .Select(Place)
            .Distinct();
        Assert.Equal(marked.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    internal static string SourceOf(string file) => File.ReadAllText(Path.Combine(Here, file));

    private static string Place(Diagnostic diagnostic) => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.Id}";

    // The names at the end of each line.
    private static IEnumerable<string> Marked(string text) => text.Split('\n')
        .SelectMany((line, i) => line.LastIndexOf("// URING", StringComparison.Ordinal) is >= 0 and int at
            ? line[(at + 3)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => $"{i + 1}: {id.Trim()}")
            : []);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
