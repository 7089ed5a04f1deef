using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace UringDsl.CodeFixes;

/// <summary>
/// Puts all diagnostics of a document, a project or the solution right with the remedy that was chosen for one of them. Where two remedies write in one
/// member, the second is found again in the code that the first has left. What a host cannot diagnose again stays for the next time.
/// </summary>
internal sealed class FixAll : FixAllProvider
{
    public static readonly FixAll Provider = new();

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        Solution solution = context.Solution;
        string? title = null;
        int left = int.MaxValue;
        for (bool isOver = false; !isOver;)
        {
            List<Diagnostic> found = [.. await DiagnosticsAsync(context, solution).ConfigureAwait(false)];
            if (found.Count >= left) break; // The host says the same of the code as it was, or the remedy does not help.
            left = found.Count;
            var round = new FixRound(solution);
            foreach (Diagnostic diagnostic in found)
            {
                if (await RemedyAsync(context, solution, diagnostic).ConfigureAwait(false) is not { } remedy) continue;
                title ??= remedy.Title;
                await round.AddAsync(remedy, context.CancellationToken).ConfigureAwait(false);
            }

            solution = await round.ApplyAsync(context.CancellationToken).ConfigureAwait(false);
            isOver = !round.HasRefused;
        }

        return title is null ? null : CodeAction.Create(title, _ => Task.FromResult(solution), context.CodeActionEquivalenceKey);
    }

    private static async Task<Remedy?> RemedyAsync(FixAllContext context, Solution solution, Diagnostic diagnostic)
    {
        if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document) return null;
        if (await FixTarget.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } target) return null;
        return ((UringFix)context.CodeFixProvider).RemediesOf(target).FirstOrDefault(r => r.Key == context.CodeActionEquivalenceKey);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context, Solution solution)
    {
        if (context is { Scope: FixAllScope.Document, Document.Id: { } id } && solution.GetDocument(id) is { } document)
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? solution.Projects : [solution.GetProject(context.Project.Id)!];
        ImmutableArray<Diagnostic>.Builder all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (Project project in projects) all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return all;
    }
}
