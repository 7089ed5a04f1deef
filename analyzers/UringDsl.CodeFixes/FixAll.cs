using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace UringDsl.CodeFixes;

/// <summary>Puts all diagnostics of a document, a project or the solution right with the remedy that was chosen for one of them.</summary>
internal sealed class FixAll : FixAllProvider
{
    public static readonly FixAll Provider = new();

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var edits = new List<TextEdit>();
        string? title = null;
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
            if (await FixTarget.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } target) continue;
            Remedy? remedy = ((UringFix)context.CodeFixProvider).RemediesOf(target).FirstOrDefault(r => r.Key == context.CodeActionEquivalenceKey);
            if (remedy is null) continue;
            title ??= remedy.Title;
            edits.AddRange(remedy.Edits);
        }

        return title is null
            ? null
            : CodeAction.Create(title, cancellation => Edits.ApplyAsync(context.Solution, edits, cancellation), context.CodeActionEquivalenceKey);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        ImmutableArray<Diagnostic>.Builder all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (Project project in projects) all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return all;
    }
}
