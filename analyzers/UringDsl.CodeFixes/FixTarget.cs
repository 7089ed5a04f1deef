using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.CodeFixes;

/// <summary>A diagnostic, and the file where it is to be put right.</summary>
internal sealed class FixTarget(Document document, SourceText text, SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
{
    public Document Document { get; } = document;

    public SourceText Text { get; } = text;

    public SyntaxNode Root { get; } = root;

    public SemanticModel Model { get; } = model;

    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>The innermost node at the diagnostic.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The line break of the file.</summary>
    public string LineBreak { get; } = text.Lines.Count > 1 && text.Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";

    public static async Task<FixTarget?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)) return null;
        return new(document, await document.GetTextAsync(cancellation).ConfigureAwait(false), root, model, diagnostic);
    }

    /// <summary>The nearest node of that kind around the diagnostic.</summary>
    public T? Find<T>() where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>What the analyzer says beside the message.</summary>
    public string? Property(string key) => Diagnostic.Properties.TryGetValue(key, out string? value) ? value : null;

    /// <summary>A remedy of this diagnostic, whose key is the rule and <paramref name="kind"/>.</summary>
    public Remedy Remedy(string title, string kind, params IEnumerable<TextEdit> edits) => new(title, $"{Diagnostic.Id}:{kind}", edits);

    public TextEdit Insert(int position, string inserted) => new(Document.Id, new TextSpan(position, 0), inserted);

    public TextEdit Replace(TextSpan span, string replacement) => new(Document.Id, span, replacement);

    public TextEdit Remove(TextSpan span) => new(Document.Id, span, "");

    /// <summary>A type of the runtime as it must be written here; an attribute's without its suffix.</summary>
    public string TypeName(string name)
    {
        const string Suffix = "Attribute";
        string shown = name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
        IEnumerable<INamedTypeSymbol> found = Model.LookupNamespacesAndTypes(Node.SpanStart, name: name).OfType<INamedTypeSymbol>();
        bool isInScope = found.Any(type => type.ContainingNamespace is { Name: "UringDsl", ContainingNamespace.IsGlobalNamespace: true });
        return isInScope ? shown : "global::UringDsl." + shown;
    }

    /// <summary>The white space before the first token of the line at a position.</summary>
    public string IndentationAt(int position)
    {
        string line = Text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
