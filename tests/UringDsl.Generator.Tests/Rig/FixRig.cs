using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace UringDsl.Testing;

/// <summary>Applies a fix as a user does: one diagnostic after the other, and all at once.</summary>
internal static class FixRig
{
    /// <summary>
    /// The source is as marked; each application removes a diagnostic, until none is left that the fix is for; the text is then the one
    /// wanted, with its own markup for what remains, and so it is when the fix is applied to the whole document at once, and to a project that
    /// has the same code twice.
    /// </summary>
    /// <param name="choice">Which of the actions that the fix offers for a diagnostic is taken.</param>
    public static async Task Verify(
        DiagnosticAnalyzer analyzer, CodeFixProvider fix, IIncrementalGenerator? generator, string marked, string wanted, int choice = 0)
    {
        await AnalyzerRig.Verify(analyzer, generator, marked);
        FixAllProvider? fixAll = fix.GetFixAllProvider();
        RigFailure.Unless(fixAll is not null, $"{fix.GetType().Name} cannot fix all at once");
        Rules rules = new(analyzer, fix);
        string expected = Normalized(Markup.Parse(wanted).Text);

        using AdhocWorkspace workspace = new();
        Document document = Open(workspace, Markup.Parse(marked).Text, generator);
        List<Diagnostic> first = await rules.FixableIn(document);
        RigFailure.Unless(first.Count > 0, "nothing marked is for this fix");
        string[] keys = [.. (await Task.WhenAll(first.Select(d => Offered(fix, document, d, choice)))).Select(a => a.EquivalenceKey!).Distinct()];

        await AssertText(expected, await OneByOne(rules, document, choice), "fixed one by one");
        // Diagnostics of different keys are different fixes, and fixing all means all of one.
        if (keys.Length == 1)
        {
            await AssertText(expected, await AllAtOnce(rules, document, fixAll!, keys[0]), "fixed all at once");
            Document copy = document.Project.AddDocument("Copy.cs", InNamespace(Markup.Parse(marked).Text), filePath: "Copy.cs");
            Project project = await AllInProject(rules, copy.Project, fixAll!, keys[0]);
            await AssertText(expected, project.GetDocument(document.Id)!, "fixed in the whole project");
            await AssertText(InNamespace(expected), project.GetDocument(copy.Id)!, "fixed in the other file of the project");
        }
        await AnalyzerRig.Verify(analyzer, generator, wanted);
    }

    /// <summary>
    /// The same for all at once alone, where one action is not the way to put all of them right: what is left has its markup in the text that is wanted.
    /// </summary>
    public static async Task VerifyAtOnce(
        DiagnosticAnalyzer analyzer, CodeFixProvider fix, IIncrementalGenerator? generator, string marked, string wanted, int choice = 0)
    {
        await AnalyzerRig.Verify(analyzer, generator, marked);
        Rules rules = new(analyzer, fix);
        using AdhocWorkspace workspace = new();
        Document document = Open(workspace, Markup.Parse(marked).Text, generator);
        string key = (await Offered(fix, document, (await rules.FixableIn(document))[0], choice)).EquivalenceKey!;
        await AssertText(Normalized(Markup.Parse(wanted).Text), await AllAtOnce(rules, document, fix.GetFixAllProvider()!, key), "fixed all at once");
        await AnalyzerRig.Verify(analyzer, generator, wanted);
    }

    /// <summary>The source is as marked, and the fix offers nothing for it.</summary>
    public static async Task VerifyNone(DiagnosticAnalyzer analyzer, CodeFixProvider fix, IIncrementalGenerator? generator, string marked)
    {
        await AnalyzerRig.Verify(analyzer, generator, marked);
        using AdhocWorkspace workspace = new();
        Document document = Open(workspace, Markup.Parse(marked).Text, generator);
        List<Diagnostic> found = await new Rules(analyzer, fix).FixableIn(document);
        RigFailure.Unless(found.Count > 0, "nothing marked is for this fix");
        foreach (Diagnostic diagnostic in found)
        {
            List<CodeAction> actions = await Actions(fix, document, diagnostic);
            RigFailure.Unless(actions.Count == 0, $"the fix offers '{actions.FirstOrDefault()?.Title}' for {diagnostic}");
        }
    }

    /// <summary>All is fixed at once in a solution of two projects that have the same source.</summary>
    public static async Task VerifySolution(DiagnosticAnalyzer analyzer, CodeFixProvider fix, IIncrementalGenerator generator, string marked, string wanted)
    {
        Rules rules = new(analyzer, fix);
        using AdhocWorkspace workspace = new();
        Document one = Open(workspace, Markup.Parse(marked).Text, generator);
        Document other = Add(one.Project.Solution, "Other", Markup.Parse(marked).Text, generator);
        string key = (await Offered(fix, other, (await rules.FixableIn(other))[0], choice: 0)).EquivalenceKey!;
        FixAllContext all = new(other, fix, FixAllScope.Solution, key, fix.FixableDiagnosticIds, rules, CancellationToken.None);
        CodeAction? action = await fix.GetFixAllProvider()!.GetFixAsync(all);
        RigFailure.Unless(action is not null, "fixing all of a solution offers nothing");
        Solution after = await Applied(action!);
        foreach (Document document in (Document[])[one, other])
        {
            await AssertText(Normalized(Markup.Parse(wanted).Text), after.GetDocument(document.Id)!, $"fixed in {document.Project.Name} of the solution");
        }
    }

    private static async Task<Document> OneByOne(Rules rules, Document document, int choice)
    {
        int left = int.MaxValue;
        for (List<Diagnostic> found = await rules.FixableIn(document); found.Count > 0; found = await rules.FixableIn(document))
        {
            RigFailure.Unless(found.Count < left, $"the fix does not remove its own diagnostic:\n{await document.GetTextAsync()}");
            left = found.Count;
            document = await Applied(await Offered(rules.Fix, document, found[0], choice), document);
        }
        return document;
    }

    private static async Task<Document> AllAtOnce(Rules rules, Document document, FixAllProvider fixAll, string key)
    {
        FixAllContext all = new(document, rules.Fix, FixAllScope.Document, key, rules.Fix.FixableDiagnosticIds, rules, CancellationToken.None);
        CodeAction? action = await fixAll.GetFixAsync(all);
        RigFailure.Unless(action is not null, "fixing all at once offers nothing");
        return await Applied(action!, document);
    }

    private static async Task<Project> AllInProject(Rules rules, Project project, FixAllProvider fixAll, string key)
    {
        FixAllContext all = new(project, rules.Fix, FixAllScope.Project, key, rules.Fix.FixableDiagnosticIds, rules, CancellationToken.None);
        CodeAction? action = await fixAll.GetFixAsync(all);
        RigFailure.Unless(action is not null, "fixing all of a project offers nothing");
        return (await Applied(action!)).GetProject(project.Id)!;
    }

    private static string InNamespace(string text) => $"namespace Copy\n{{\n{text}\n}}\n";

    private static async Task<CodeAction> Offered(CodeFixProvider fix, Document document, Diagnostic diagnostic, int choice)
    {
        List<CodeAction> actions = await Actions(fix, document, diagnostic);
        RigFailure.Unless(actions.Count > choice, $"the fix offers {actions.Count} actions for {diagnostic}");
        RigFailure.Unless(actions.All(action => action.EquivalenceKey is not null), "an action has no equivalence key");
        return actions[choice];
    }

    public static async Task<List<CodeAction>> Actions(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Document> Applied(CodeAction action, Document document) => (await Applied(action)).GetDocument(document.Id)!;

    public static async Task<Solution> Applied(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    /// <summary>A project as an editor has it: what the generator writes is part of it, after each edit anew.</summary>
    public static Document Open(AdhocWorkspace workspace, string text, IIncrementalGenerator? generator = null) =>
        Add(workspace.CurrentSolution, "Test", text, generator);

    private static Document Add(Solution solution, string project, string text, IIncrementalGenerator? generator)
    {
        ProjectInfo info = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, project, project, LanguageNames.CSharp,
            compilationOptions: TestCompilation.Options.WithAllowUnsafe(text.Contains("unsafe ", StringComparison.Ordinal)),
            parseOptions: TestCompilation.ParseOptions,
            metadataReferences: TestCompilation.References,
            analyzerReferences: generator is null ? [] : [new GeneratorReference(generator)]);
        return solution.AddProject(info).GetProject(info.Id)!.AddDocument("Input.cs", text, filePath: "Input.cs");
    }

    private static async Task AssertText(string expected, Document document, string how)
    {
        string actual = Normalized((await document.GetTextAsync()).ToString());
        RigFailure.Unless(actual == expected, $"{how}, the text is not the one wanted:\n{actual}");
    }

    private static string Normalized(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    // How a project refers to a generator.
    private sealed class GeneratorReference(IIncrementalGenerator generator) : AnalyzerReference
    {
        // An editor knows them by their identity.
        private readonly ImmutableArray<ISourceGenerator> _generators = [generator.AsSourceGenerator()];

        public override string FullPath => typeof(FixRig).Assembly.Location;

        public override object Id => generator.GetType();

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
    }

    // The diagnostics that the fix is for, as a fixer of the whole document asks for them.
    private sealed class Rules(DiagnosticAnalyzer analyzer, CodeFixProvider fix) : FixAllContext.DiagnosticProvider
    {
        public CodeFixProvider Fix => fix;

        public async Task<List<Diagnostic>> FixableIn(Document document)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync();
            return [.. (await FixableIn(document.Project)).Where(diagnostic => diagnostic.Location.SourceTree == tree)];
        }

        private async Task<List<Diagnostic>> FixableIn(Project project)
        {
            Compilation? input = await project.GetCompilationAsync();
            List<Diagnostic> all = await AnalyzerRig.Diagnose([analyzer], generator: null, (CSharpCompilation)input!);
            return [.. all.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id))];
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation) =>
            await FixableIn(document);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            await FixableIn(project);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
