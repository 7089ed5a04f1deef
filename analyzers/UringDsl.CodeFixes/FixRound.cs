using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.CodeFixes;

/// <summary>
/// Remedies that can be applied together although each was found as if it were the only one: no two of them write different things in one member. The
/// same edit twice is one edit.
/// </summary>
internal sealed class FixRound(Solution solution)
{
    private readonly HashSet<TextEdit> _edits = [];
    private readonly HashSet<(DocumentId Document, string Part)> _written = [];

    /// <summary>A remedy was refused: there is something left for another round.</summary>
    public bool HasRefused { get; private set; }

    public async Task AddAsync(Remedy remedy, CancellationToken cancellation)
    {
        List<TextEdit> fresh = [.. remedy.Edits.Where(edit => !_edits.Contains(edit))];
        HashSet<(DocumentId, string)> parts = [];
        foreach (TextEdit edit in fresh) parts.UnionWith(await PartsOfAsync(edit, cancellation).ConfigureAwait(false));
        if (parts.Overlaps(_written))
        {
            HasRefused = true;
            return;
        }

        _edits.UnionWith(fresh);
        _written.UnionWith(parts);
    }

    public Task<Solution> ApplyAsync(CancellationToken cancellation) => Edits.ApplyAsync(solution, _edits, cancellation);

    // The members that an edit changes, or the one that it adds; else the type, or the file.
    private async Task<IEnumerable<(DocumentId, string)>> PartsOfAsync(TextEdit edit, CancellationToken cancellation)
    {
        if (solution.GetDocument(edit.Document) is not { } document) return [];
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root) return [];
        List<MemberDeclarationSyntax> around =
            [.. root.DescendantNodes(IsContainer).OfType<MemberDeclarationSyntax>().Where(member => IsIn(edit, member))];
        List<string> members = [.. around.Where(member => !IsContainer(member)).Select(KeyOf)];
        if (members.Count > 0) return members.Select(member => (edit.Document, member));
        string type = around.Count > 0 ? KeyOf(around.Last()) : "";
        string added = SyntaxFactory.ParseMemberDeclaration(edit.Text) is MethodDeclarationSyntax method ? "." + method.Identifier.ValueText : "";
        return [(edit.Document, type + added)];
    }

    private static bool IsIn(TextEdit edit, MemberDeclarationSyntax member) =>
        edit.IsInsertion ? member.FullSpan.Contains(edit.Span.Start) : member.FullSpan.OverlapsWith(edit.Span);

    private static bool IsContainer(SyntaxNode node) => node is CompilationUnitSyntax or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax;

    private static string KeyOf(MemberDeclarationSyntax member) => member.FullSpan.ToString();
}
