using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Calls;

/// <summary>The bodies of the methods of one compilation, bound when somebody asks for them.</summary>
internal sealed class SourceBodies
{
    private static readonly ConditionalWeakTable<Compilation, SourceBodies> s_bodies = new();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    private SourceBodies(Compilation compilation) => _compilation = compilation;

    public static SourceBodies Of(Compilation compilation) => s_bodies.GetValue(compilation, static c => new(c));

    /// <summary>
    /// The operations of a method, an accessor or a local function that the user wrote; null for what has no body here. Initializers of fields are no
    /// part of a constructor's.
    /// </summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        bool isHere = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly);
        return isHere ? _bodies.GetOrAdd(method, m => Bind((IMethodSymbol)m)) : null;
    }

    /// <summary>The operations of a piece of syntax.</summary>
    public IOperation? OperationOf(SyntaxNode syntax) => _models.GetOrAdd(syntax.SyntaxTree, tree => _compilation.GetSemanticModel(tree)).GetOperation(syntax);

    /// <summary>True for what the generator wrote: it is correct, and says nothing about the user.</summary>
    public static bool IsGenerated(SyntaxTree tree) => GeneratedFiles.Has(tree);

    private IOperation? Bind(IMethodSymbol method)
    {
        SyntaxNode? syntax = method.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).FirstOrDefault(s => HasBody(s) && !IsGenerated(s.SyntaxTree));
        return syntax is null ? null : OperationOf(syntax) is ILocalFunctionOperation local ? local.Body : OperationOf(syntax);
    }

    private static bool HasBody(SyntaxNode syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        LocalFunctionStatementSyntax local => local.Body is not null || local.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => true,
        _ => false,
    };
}
