using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace UringDsl.Testing;

/// <summary>Runs an analyzer as a build does, after the generator, and accounts for every diagnostic: the compiler's and AD0001 too.</summary>
internal static class AnalyzerRig
{
    private static readonly AsyncLocal<List<string>?> s_record = new();

    /// <summary>While a test runs here, its sources are noted down and nothing is verified: another test uses them for something else.</summary>
    public static async Task<List<string>> Record(Func<Task> test)
    {
        List<string> sources = s_record.Value = [];
        await test();
        s_record.Value = null;
        return sources;
    }

    /// <summary>True when the source is only noted down.</summary>
    public static bool IsRecorded(string marked)
    {
        s_record.Value?.Add(marked);
        return s_record.Value is not null;
    }

    /// <summary>
    /// The diagnostics are exactly those that the markup shows, by id and span. With <paramref name="messages"/>, their texts are exactly
    /// these, in the order of the source.
    /// </summary>
    public static Task Verify(DiagnosticAnalyzer analyzer, IIncrementalGenerator? generator, string marked, params string[] messages) =>
        Verify([analyzer], generator, marked, messages);

    public static async Task Verify(
        ImmutableArray<DiagnosticAnalyzer> analyzers, IIncrementalGenerator? generator, string marked, string[] messages, AnalyzerOptions? options = null)
    {
        if (IsRecorded(marked)) return;
        Markup markup = Markup.Parse(marked);
        CSharpCompilation input = TestCompilation.Create(markup.Text);
        List<Diagnostic> actual = await Diagnose(analyzers, generator, input, options);

        List<Diagnostic> astray = [.. actual.Where(d => d.Location.SourceTree is { } tree && !input.ContainsSyntaxTree(tree))];
        RigFailure.Unless(astray.Count == 0, $"a diagnostic landed in generated code:\n{string.Join("\n", astray)}");

        string want = Show(markup.Expected.Select(e => $"{e.Id}@{e.Span}"));
        string got = Show(actual.Select(d => d.Location.IsInSource ? $"{d.Id}@{d.Location.SourceSpan}" : $"{d.Id}@nowhere"));
        RigFailure.Unless(want == got, $"expected {want}\n  actual {got}\n{string.Join("\n", actual)}");
        if (messages.Length == 0) return;

        List<string> said = [.. actual.Select(d => d.GetMessage())];
        RigFailure.Unless(said.SequenceEqual(messages), $"expected message:\n  {string.Join("\n  ", messages)}\nactual:\n  {string.Join("\n  ", said)}");
    }

    /// <summary>Warnings and errors of a project, in the order of the source, with every rule of the analyzers switched on.</summary>
    public static async Task<List<Diagnostic>> Diagnose(
        ImmutableArray<DiagnosticAnalyzer> analyzers, IIncrementalGenerator? generator, CSharpCompilation input, AnalyzerOptions? options = null)
    {
        Compilation output = generator is null ? input : GeneratorRig.Run(generator, input).Output;
        // Suggestions, hidden rules and rules that are off by default would pass unseen.
        Dictionary<string, ReportDiagnostic> loud = analyzers.SelectMany(a => a.SupportedDiagnostics)
            .Where(rule => !rule.IsEnabledByDefault || rule.DefaultSeverity < DiagnosticSeverity.Warning)
            .DistinctBy(rule => rule.Id)
            .ToDictionary(rule => rule.Id, _ => ReportDiagnostic.Warn);
        output = output.WithOptions(output.Options.WithSpecificDiagnosticOptions(loud));
        ImmutableArray<Diagnostic> all = await output.WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync();
        return [.. all.Where(d => TestCompilation.IsNoise(d, input)).OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    private static string Show(IEnumerable<string> diagnostics)
    {
        string[] all = [.. diagnostics.Order(StringComparer.Ordinal)];
        return all.Length == 0 ? "nothing" : string.Join(" ", all);
    }
}
