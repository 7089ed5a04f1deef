using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace UringDsl.CodeFixes;

/// <summary>
/// The base of every fix, which is called after its rule: a derived class finds the remedies of one diagnostic, as edits of text. What one
/// diagnostic gets and what all of them get at once is the same.
/// </summary>
public abstract class UringFix : CodeFixProvider
{
    private protected UringFix(DiagnosticDescriptor rule) => FixableDiagnosticIds = [rule.Id];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAll.Provider;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FixTarget.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } target) continue;
            Solution solution = context.Document.Project.Solution;
            foreach (Remedy remedy in Remedies(target))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(remedy.Title, cancellation => Edits.ApplyAsync(solution, remedy.Edits, cancellation), remedy.Key), diagnostic);
            }
        }
    }

    /// <summary>The ways of putting one diagnostic right, the best first; none where the code is not as it was expected.</summary>
    private protected abstract IEnumerable<Remedy> Remedies(FixTarget target);

    /// <summary>The same for all diagnostics at once.</summary>
    internal IEnumerable<Remedy> RemediesOf(FixTarget target) => Remedies(target);
}
