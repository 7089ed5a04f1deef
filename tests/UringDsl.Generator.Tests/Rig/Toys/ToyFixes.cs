using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.Testing.Toys;

/// <summary>Renames Bad… to Good…, and keeps every promise unless told which one to break.</summary>
internal sealed class ToyFix(string replacement = "Good", string? key = "Rename", bool fixesAll = true, bool offers = true) : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ToySpec.BadName.Id];

    public override FixAllProvider? GetFixAllProvider() => fixesAll ? WellKnownFixAllProviders.BatchFixer : null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextSpan bad = new(context.Span.Start, "Bad".Length);
        CodeAction rename = CodeAction.Create("Rename", _ => Replace(context.Document, bad), key);
        if (offers) context.RegisterCodeFix(rename, context.Diagnostics);
        return Task.CompletedTask;
    }

    private async Task<Document> Replace(Document document, TextSpan bad) =>
        document.WithText((await document.GetTextAsync()).Replace(bad, replacement));
}

/// <summary>Fixes one at a time well, and all at once by doing nothing.</summary>
internal sealed class LazyFix : CodeFixProvider
{
    private readonly ToyFix one = new();

    public override ImmutableArray<string> FixableDiagnosticIds => one.FixableDiagnosticIds;

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((_, document, _) => Task.FromResult<Document?>(document));

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => one.RegisterCodeFixesAsync(context);
}
