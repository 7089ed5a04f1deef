using System;
using System.Collections.Concurrent;
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
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>
/// The programs of the rules' own tests, some of each rule's: whatever is said of them, every fix that is offered can be applied, and the compiler
/// finds no error that was not there before. The programs of a rule are one project, each in a namespace.
/// </summary>
public sealed class EveryFixTests
{
    private const int ProgramsPerRule = 2;

    // Who calls a submission that gets another parameter has to say what it is.
    private static readonly string[] s_wanted = ["CS7036"];

    private static readonly ILookup<string, CodeFixProvider> s_fixes = typeof(UringFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(UringFix)) && !type.IsAbstract)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
        .ToLookup(fix => fix.FixableDiagnosticIds.Single());

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
        [.. Rules.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => s_fixes.Contains(rule.Id)))];

    [Fact]
    public async Task No_fix_breaks_a_program()
    {
        ConcurrentQueue<string> broken = [];
        int applied = 0;
        HashSet<string> names = [.. s_fixes.SelectMany(fixes => fixes).Select(fix => fix.GetType().Name[..^"Fix".Length] + "Tests")];
        IEnumerable<Type> tests = RulePrograms.Tests.Where(type => names.Contains(type.Name));
        await Parallel.ForEachAsync(tests, async (test, _) =>
        {
            string[] programs = await ProgramsOf(test);
            if (programs.Length > 0) Interlocked.Add(ref applied, await Fix(test.Name, programs, broken));
        });
        Assert.True(broken.IsEmpty, string.Join("\n", broken));
        Assert.True(applied > 60, $"only {applied} fixes were tried");
    }

    private static async Task<int> Fix(string name, string[] programs, ConcurrentQueue<string> broken)
    {
        using AdhocWorkspace workspace = new();
        Project project = FixRig.Open(workspace, "// unsafe ", new UringGenerator()).Project;
        for (int i = 0; i < programs.Length; i++)
        {
            project = project.AddDocument($"P{i}.cs", $"namespace P{i}\n{{\n{programs[i]}\n}}\n", filePath: $"P{i}.cs").Project;
        }

        var compilation = (CSharpCompilation)(await project.GetCompilationAsync())!;
        List<Diagnostic> said = await AnalyzerRig.Diagnose(s_analyzers, generator: null, compilation);
        int applied = 0;
        foreach (Diagnostic diagnostic in said)
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
            foreach (CodeAction action in await Offered(diagnostic, document, name, broken))
            {
                applied++;
                string[] errors = await NewErrors(action, document);
                if (errors.Length > 0) broken.Enqueue($"{name}: '{action.Title}' for {diagnostic}:\n{string.Join("\n", errors)}");
            }
        }

        return applied;
    }

    private static async Task<List<CodeAction>> Offered(Diagnostic diagnostic, Document document, string name, ConcurrentQueue<string> broken)
    {
        List<CodeAction> offered = [];
        foreach (CodeFixProvider fix in s_fixes[diagnostic.Id])
        {
            try
            {
                offered.AddRange(await FixRig.Actions(fix, document, diagnostic));
            }
            catch (Exception thrown)
            {
                broken.Enqueue($"{name}: {fix.GetType().Name} for {diagnostic} throws {thrown}");
            }
        }

        return offered;
    }

    private static async Task<string[]> NewErrors(CodeAction action, Document before)
    {
        Document after = (await FixRig.Applied(action)).GetDocument(before.Id)!;
        Dictionary<string, int> known = (await ErrorsOf(before)).CountBy(error => error.Id).ToDictionary();
        return [.. (await ErrorsOf(after)).Where(error => !s_wanted.Contains(error.Id))
            .GroupBy(error => error.Id)
            .Where(errors => errors.Count() > known.GetValueOrDefault(errors.Key))
            .Select(errors => errors.Last().ToString())];
    }

    private static async Task<IEnumerable<Diagnostic>> ErrorsOf(Document document) =>
        (await document.GetSemanticModelAsync())!.GetDiagnostics().Where(error => error.Severity == DiagnosticSeverity.Error);

    // Some of what the tests of a rule verify.
    private static async Task<string[]> ProgramsOf(Type test)
    {
        List<string> marked = await RulePrograms.Of(test);
        return [.. marked.Where(source => source.Contains("{|URING") && !source.Contains("namespace ") && !source.Contains("#pragma warning disable URING"))
            .Select(source => Markup.Parse(source).Text)
            .Where((_, at) => at % Math.Max(1, marked.Count / (2 * ProgramsPerRule)) == 0)
            .Take(ProgramsPerRule)];
    }
}
