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

    // In one of so many rounds the whole project is looked at, and fixes are tried.
    private const int RoundsPerWhole = 8;

    // How many of the holes of a source are tried where not all are: a few, or what the environment says, for a run that may take long.
    private static readonly int? s_wanted =
        int.TryParse(Environment.GetEnvironmentVariable("URINGDSL_TYPING"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : null;

    /// <summary>True when the environment asks for more than a build has time for.</summary>
    public static bool IsThorough => s_wanted is not null;

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
    /// Drops some tokens of each file of a project: in a round, one of each type of each file at once, since types do not disturb each other; or one that is
    /// in no type. Which ones, the text decides, so that a failure comes again. In some of the rounds, the fixes for what is then said do not throw either.
    /// </summary>
    /// <param name="rounds">How often this is done; the environment variable URINGDSL_TYPING replaces it.</param>
    /// <param name="known">
    /// Given where each file is a program of its own: members of which every token was dropped before. They are left alone, and those of this project
    /// join them.
    /// </param>
    public static async Task DropSomeTokens(
        IIncrementalGenerator generator,
        string[] sources,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        ImmutableArray<CodeFixProvider> fixes,
        int rounds,
        HashSet<string>? known = null)
    {
        int wanted = s_wanted ?? rounds;
        if (wanted == 0) return;
        using AdhocWorkspace workspace = new();
        Document all = FixRig.Open(workspace, string.Concat(sources)); // with unsafe code where one of them has it
        Project project = all.Project.RemoveDocument(all.Id);
        for (int i = 0; i < sources.Length; i++) project = project.AddDocument($"P{i}.cs", sources[i], filePath: $"P{i}.cs").Project;
        GeneratorDriver driver = GeneratorRig.Driver(generator).RunGenerators((await project.GetCompilationAsync())!);
        List<(Document File, List<SyntaxToken[]> Holes)> files = [];
        foreach (Document file in project.Documents) files.Add((file, HolesOf((await file.GetSyntaxRootAsync())!, known)));
        int most = files.Max(file => file.Holes.Count), step = Math.Max(1, most / wanted);
        for (int at = SumOf(sources[0]) % step, round = 0; at < most; at += step, round++)
        {
            Project torn = project;
            List<DocumentId> changed = [];
            List<string> dropped = [];
            foreach ((Document file, List<SyntaxToken[]> holes) in files)
            {
                if (at >= holes.Count)
                {
                    if (known is not null) torn = torn.RemoveDocument(file.Id); // Nothing is missing in it, and others do without it.
                    continue;
                }
                SourceText rest = (await file.GetTextAsync()).WithChanges(holes[at].Select(token => new TextChange(token.Span, "")));
                torn = torn.GetDocument(file.Id)!.WithText(rest).Project;
                changed.Add(file.Id);
                dropped.AddRange(holes[at].Select(token => $"'{token}' on line {token.GetLocation().GetLineSpan().StartLinePosition.Line + 1} of {file.Name}"));
            }
            string hole = "without " + string.Join(", ", dropped);
            var compilation = (await torn.GetCompilationAsync())!;
            if (round % RoundsPerWhole == 0)
            {
                foreach (Diagnostic diagnostic in await Diagnose(driver, compilation, analyzers, hole))
                {
                    if (torn.GetDocument(diagnostic.Location.SourceTree) is { } file && changed.Contains(file.Id)) await Fix(file, diagnostic, fixes, hole);
                }
            }
            else
            {
                CompilationWithAnalyzers open = Generate(driver, compilation, hole).WithAnalyzers(analyzers);
                foreach (DocumentId file in changed) AssertNoCrash(await DiagnoseOpen(open, (await torn.GetDocument(file)!.GetSyntaxTreeAsync())!), hole);
            }
        }
    }

    // What is dropped at a time: each token that is in no type, then the first of each type, the second of each type, and so on.
    private static List<SyntaxToken[]> HolesOf(SyntaxNode root, HashSet<string>? known)
    {
        SyntaxNode[] types = [.. root.DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>()];
        List<SyntaxToken[]> holes = [.. UnknownOf(root, known).Select(token => new[] { token })];
        SyntaxToken[][] tokens = [.. types.Select(type => UnknownOf(type, known))];
        int longest = tokens.Select(type => type.Length).DefaultIfEmpty().Max();
        for (int at = 0; at < longest; at++) holes.Add([.. tokens.Where(type => at < type.Length).Select(type => type[at])]);
        return holes;
    }

    // The tokens of a declaration and of its members, but for those that are known, and not of types in something that is none.
    private static SyntaxToken[] UnknownOf(SyntaxNode declaration, HashSet<string>? known)
    {
        SyntaxNode[] inner = [.. declaration.ChildNodes().Where(node => node is MemberDeclarationSyntax)];
        SyntaxToken[] own = [.. declaration.DescendantTokens(node => !inner.Contains(node)).Where(token => token.Span.Length > 0)];
        if (known?.Add(string.Join(' ', own)) == false) own = [];
        if (declaration is not TypeDeclarationSyntax) inner = [.. inner.Where(member => member is not TypeDeclarationSyntax)];
        return [.. own, .. inner.SelectMany(member => UnknownOf(member, known))];
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(
        GeneratorDriver driver, Compilation torn, ImmutableArray<DiagnosticAnalyzer> analyzers, string hole)
    {
        Compilation output = Generate(driver, torn, hole);
        if (analyzers.IsEmpty) return [];
        ImmutableArray<Diagnostic> found = await output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        AssertNoCrash(found, hole);
        return found;
    }

    // As an editor does with the file that is typed in: the others are not even bound.
    private static async Task<ImmutableArray<Diagnostic>> DiagnoseOpen(CompilationWithAnalyzers compilation, SyntaxTree file) =>
    [
        .. await compilation.GetAnalyzerSyntaxDiagnosticsAsync(file, CancellationToken.None),
        .. await compilation.GetAnalyzerSemanticDiagnosticsAsync(compilation.Compilation.GetSemanticModel(file), null, CancellationToken.None),
    ];

    private static Compilation Generate(GeneratorDriver driver, Compilation torn, string hole)
    {
        GeneratorDriver after = driver.RunGeneratorsAndUpdateCompilation(torn, out Compilation output, out _);
        Exception? thrown = after.GetRunResult().Results.Single().Exception;
        RigFailure.Unless(thrown is null, $"{hole} the generator threw: {thrown}");
        return output;
    }

    private static void AssertNoCrash(ImmutableArray<Diagnostic> found, string hole)
    {
        Diagnostic? crash = found.FirstOrDefault(d => d.Id == AnalyzerCrashed);
        RigFailure.Unless(crash is null, $"{hole} an analyzer crashed: {crash}");
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
