using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.Testing;

/// <summary>Asks a refactoring at a place, <c>{|HERE:…|}</c>, and applies what it offers.</summary>
internal static class RefactoringRig
{
    private const string Here = "HERE";

    /// <summary>Exactly these actions are offered, and the first gives the text that is wanted, of which nothing is said but its markup.</summary>
    public static async Task Verify(
        DiagnosticAnalyzer analyzer, CodeRefactoringProvider refactoring, IIncrementalGenerator generator, string marked, string wanted, params string[] titles)
    {
        using AdhocWorkspace workspace = new();
        (Document document, List<CodeAction> offered) = await Offered(workspace, refactoring, marked);
        RigFailure.Unless(offered.Select(action => action.Title).SequenceEqual(titles), $"offered are: {string.Join("; ", offered.Select(a => a.Title))}");
        ApplyChangesOperation changes = (await offered[0].GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        string actual = (await changes.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
        RigFailure.Unless(actual == Markup.Parse(wanted).Text, $"the text is not the one wanted:\n{actual}");
        await AnalyzerRig.Verify(analyzer, generator, wanted);
    }

    /// <summary>Nothing is offered.</summary>
    public static async Task VerifyNone(CodeRefactoringProvider refactoring, string marked)
    {
        using AdhocWorkspace workspace = new();
        (_, List<CodeAction> offered) = await Offered(workspace, refactoring, marked);
        RigFailure.Unless(offered.Count == 0, $"offered are: {string.Join("; ", offered.Select(a => a.Title))}");
    }

    private static async Task<(Document Document, List<CodeAction> Offered)> Offered(
        AdhocWorkspace workspace, CodeRefactoringProvider refactoring, string marked)
    {
        Markup markup = Markup.Parse(marked);
        TextSpan at = markup.Expected.Single(mark => mark.Id == Here).Span;
        Document document = FixRig.Open(workspace, markup.Text);
        List<CodeAction> offered = [];
        await refactoring.ComputeRefactoringsAsync(new(document, at, offered.Add, CancellationToken.None));
        return (document, offered);
    }
}
