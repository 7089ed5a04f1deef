using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.Testing;

/// <summary>What an IDE does all day: code with a hole in it. Whatever is missing, a generator does not throw and an analyzer does not crash.</summary>
internal static class TypingRig
{
    private const string AnalyzerCrashed = "AD0001";

    // How many of the holes of a source are tried where not all are: a few, or what the environment says, for a run that may take long.
    private static readonly int? s_wanted =
        int.TryParse(Environment.GetEnvironmentVariable("URINGDSL_TYPING"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : null;

    /// <summary>One of so many sources, always the same ones, or all where the environment asks for it.</summary>
    public static bool IsSample(string source) => s_wanted is not null || SumOf(source) % 8 == 0;

    /// <summary>Drops each token of the source in turn.</summary>
    public static async Task DropEachToken(IIncrementalGenerator generator, string source, params DiagnosticAnalyzer[] analyzers)
    {
        CSharpCompilation whole = TestCompilation.Create(source);
        GeneratorDriver driver = GeneratorRig.Driver(generator).RunGenerators(whole);
        SyntaxNode root = await whole.SyntaxTrees[0].GetRootAsync();
        foreach (SyntaxToken token in root.DescendantTokens().Where(token => token.Span.Length > 0))
        {
            CSharpCompilation torn = whole.Edited(source.Remove(token.SpanStart, token.Span.Length));
            string hole = $"without '{token}' on line {token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
            await Diagnose(driver, torn, [.. analyzers], hole);
        }
    }

    /// <summary>
    /// Drops some tokens of a file among others: one of each type of it at once, since types do not disturb each other. Which ones, its text decides,
    /// so that a failure comes again. The fixes for what is then said do not throw either.
    /// </summary>
    /// <param name="holes">How often this is done; the environment variable URINGDSL_TYPING replaces it.</param>
    public static async Task DropSomeTokens(
        IIncrementalGenerator generator, string[] sources, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes, int holes)
    {
        int wanted = s_wanted ?? holes;
        if (wanted == 0) return;
        using AdhocWorkspace workspace = new();
        Document document = FixRig.Open(workspace, sources[0]);
        foreach (string other in sources[1..]) document = document.Project.AddDocument("Other.cs", other).Project.GetDocument(document.Id)!;
        GeneratorDriver driver = GeneratorRig.Driver(generator).RunGenerators((await document.Project.GetCompilationAsync())!);
        SyntaxNode root = (await document.GetSyntaxRootAsync())!;
        List<SyntaxToken[]> types = [.. root.DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>()
            .Select(type => type.DescendantTokens().Where(token => token.Span.Length > 0).ToArray())];
        if (types.Count == 0) return;
        int longest = types.Max(tokens => tokens.Length), step = Math.Max(1, longest / wanted);
        for (int at = SumOf(sources[0]) % step; at < longest; at += step)
        {
            SyntaxToken[] dropped = [.. types.Where(tokens => at < tokens.Length).Select(tokens => tokens[at])];
            SourceText torn = (await document.GetTextAsync()).WithChanges(dropped.Select(token => new TextChange(token.Span, "")));
            string hole = "without " + string.Join(", ", dropped.Select(t => $"'{t}' on line {t.GetLocation().GetLineSpan().StartLinePosition.Line + 1}"));
            Document edited = document.WithText(torn);
            ImmutableArray<Diagnostic> found = await Diagnose(driver, (await edited.Project.GetCompilationAsync())!, analyzers, hole);
            SyntaxTree tree = (await edited.GetSyntaxTreeAsync())!;
            foreach (Diagnostic diagnostic in found.Where(d => d.Location.SourceTree == tree)) await Fix(edited, diagnostic, fixes, hole);
        }
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(
        GeneratorDriver driver, Compilation torn, ImmutableArray<DiagnosticAnalyzer> analyzers, string hole)
    {
        GeneratorDriver after = driver.RunGeneratorsAndUpdateCompilation(torn, out Compilation output, out _);
        Exception? thrown = after.GetRunResult().Results.Single().Exception;
        RigFailure.Unless(thrown is null, $"{hole} the generator threw: {thrown}");
        if (analyzers.IsEmpty) return [];
        ImmutableArray<Diagnostic> found = await output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        Diagnostic? crash = found.FirstOrDefault(d => d.Id == AnalyzerCrashed);
        RigFailure.Unless(crash is null, $"{hole} an analyzer crashed: {crash}");
        return found;
    }

    private static async Task Fix(Document document, Diagnostic diagnostic, ImmutableArray<CodeFixProvider> fixes, string hole)
    {
        foreach (CodeFixProvider fix in fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            try
            {
                List<CodeAction> actions = [];
                await fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
                foreach (CodeAction action in actions) await action.GetOperationsAsync(CancellationToken.None);
            }
            catch (Exception thrown)
            {
                throw new RigFailure($"{hole} {fix.GetType().Name} threw for {diagnostic}: {thrown}");
            }
        }
    }

    private static int SumOf(string text) => text.Aggregate(17, (sum, c) => unchecked((sum * 31) + c)) & int.MaxValue;
}
