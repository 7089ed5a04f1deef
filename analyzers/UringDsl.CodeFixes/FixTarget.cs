using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.CodeFixes;

/// <summary>A diagnostic, the file where it stands, and what may be written there.</summary>
internal sealed class FixTarget(Document document, SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
{
    public Document Document { get; } = document;

    public SemanticModel Model { get; } = model;

    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>The innermost node at the diagnostic.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The attribute that the diagnostic is about: that of the hint, else the one around it.</summary>
    public AttributeSyntax? Attribute => Diagnostic.AdditionalLocations.Count > 0 && Diagnostic.AdditionalLocations[0] is { SourceTree: { } tree } at
        ? tree.GetRoot().FindNode(at.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()
        : Find<AttributeSyntax>();

    /// <summary>The handler around the diagnostic.</summary>
    public HandlerModel? Handler => HandlersAround().Select(handler => handler.Model).FirstOrDefault();

    /// <summary>Its declaration.</summary>
    public ClassDeclarationSyntax? HandlerSyntax => HandlersAround().Select(handler => handler.Syntax).FirstOrDefault();

    public static async Task<FixTarget?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan) ? null : new(document, root, model, diagnostic);
    }

    /// <summary>The nearest node of that kind around the diagnostic.</summary>
    public T? Find<T>() where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>What the parser says of it under this key.</summary>
    public IReadOnlyList<string> Read(string key) => Hint.Read(Diagnostic, key);

    /// <summary>True where the message names a member.</summary>
    public bool Names(ISymbol member) => Diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains($"'{member.Name}'");

    /// <summary>A remedy of this diagnostic, whose key is the rule and <paramref name="kind"/>.</summary>
    public Remedy Remedy(string title, string kind, params IEnumerable<TextEdit> edits) => new(title, $"{Diagnostic.Id}:{kind}", edits);

    /// <summary>The remedy that names something else.</summary>
    public Remedy WriteName(ExpressionSyntax expression, string name, int choice) =>
        Remedy($"Write 'nameof({name})'", $"Name:{choice}", Replace(expression, expression.Span, $"nameof({HierarchyParser.Escape(name)})"));

    public TextEdit Insert(int position, string inserted) => Insert(Node, position, inserted);

    public TextEdit Remove(TextSpan span) => Remove(Node, span);

    public TextEdit Replace(TextSpan span, string replacement) => Replace(Node, span, replacement);

    /// <param name="anchor">A node of the file that is edited.</param>
    public TextEdit Insert(SyntaxNode anchor, int position, string inserted) => Replace(anchor, new(position, 0), inserted);

    /// <param name="anchor">A node of the file that is edited.</param>
    public TextEdit Remove(SyntaxNode anchor, TextSpan span) => Replace(anchor, span, "");

    /// <param name="anchor">A node of the file that is edited.</param>
    public TextEdit Replace(SyntaxNode anchor, TextSpan span, string replacement) =>
        new(Document.Project.Solution.GetDocumentId(anchor.SyntaxTree) ?? Document.Id, span, replacement);

    /// <summary>
    /// A type as it must be written here: one of the runtime or of System gets the namespace that it is not written without. What begins small is
    /// a keyword, and an attribute comes without its suffix.
    /// </summary>
    public string TypeName(string name)
    {
        int end = name.IndexOfAny(['<', '[', '.']);
        string stem = end < 0 ? name : name.Substring(0, end);
        if (stem.Length == 0 || !char.IsUpper(stem[0])) return name;
        if (IsInScope(stem) || IsInScope(stem + "Attribute")) return name;
        foreach (string space in new[] { "UringDsl", "UringDsl.Abi", "System" })
        {
            string full = $"{space}.{stem}", generic = end >= 0 && name[end] == '<' ? full + "`1" : full;
            if (Known(generic) || Known(full + "Attribute")) return $"global::{space}.{name}";
        }

        return name;
    }

    /// <summary>A name that nothing has in the method, nor in what is around it.</summary>
    public string FreeName(string wanted)
    {
        SyntaxNode around = Find<MemberDeclarationSyntax>() ?? Node;
        HashSet<string> taken = [.. around.DescendantTokens().Select(token => token.ValueText)];
        string name = wanted;
        for (int i = 2; taken.Contains(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None; i++) name = wanted + i;
        return name;
    }

    private IEnumerable<(ClassDeclarationSyntax Syntax, HandlerModel Model)> HandlersAround()
    {
        if (KnownSymbols.Find(Model.Compilation) is not { } known) yield break;
        foreach (ClassDeclarationSyntax syntax in Node.AncestorsAndSelf().OfType<ClassDeclarationSyntax>())
        {
            if (Model.GetDeclaredSymbol(syntax) is not { } type) continue;
            if (HandlerModel.Of(type, known, Model.Compilation, default) is { } model) yield return (syntax, model);
        }
    }

    private bool IsInScope(string name) => Model.LookupNamespacesAndTypes(Node.SpanStart, name: name).Any(symbol => symbol is INamedTypeSymbol);

    private bool Known(string name) => Model.Compilation.GetTypeByMetadataName(name) is not null;
}
