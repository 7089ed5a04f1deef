using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;

namespace UringDsl.Analyzers.Threads;

/// <summary>
/// Tokens of a source that only the handler's own methods cancel: what is registered with one runs where they do, on the ring's thread. A source that has
/// a time limit, is linked to others, can be cancelled from outside, or with <c>CancelAsync</c>, is none of these.
/// </summary>
internal static class OwnSources
{
    /// <summary>Whether the call registers something with such a token, or with one that nobody cancels.</summary>
    public static bool IsTold(IOperation operation)
    {
        if (operation is not IInvocationOperation { TargetMethod.ContainingType.Name: "CancellationToken", Instance: { } instance }) return false;
        IOperation? token = instance is ILocalReferenceOperation local ? Locals.InitialOf(local) : instance;
        return token switch
        {
            IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } } => true,
            IPropertyReferenceOperation { Property.Name: "Token", Instance: ILocalReferenceOperation source } => IsOwn(source.Local, operation),
            IPropertyReferenceOperation { Property.Name: "Token", Instance: IFieldReferenceOperation { Field: var field } } =>
                field.DeclaredAccessibility == Accessibility.Private && IsOwn(field, operation),
            _ => false,
        };
    }

    private static bool IsOwn(ISymbol source, IOperation operation)
    {
        INamedTypeSymbol? type = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart)?.ContainingType;
        if (type is null) return false;
        foreach (SyntaxNode node in type.DeclaringSyntaxReferences.SelectMany(r => r.GetSyntax().DescendantNodes()))
        {
            bool isWrong = node switch
            {
                IdentifierNameSyntax name when name.Identifier.ValueText == source.Name => IsOfOthers(name),
                VariableDeclaratorSyntax made when made.Identifier.ValueText == source.Name => made.Initializer is { Value: { } value } && !IsPlain(value),
                _ => false,
            };
            if (isWrong) return false;
        }

        return true;
    }

    // It is cancelled later or from outside, or somebody else has it.
    private static bool IsOfOthers(IdentifierNameSyntax name)
    {
        SyntaxNode use = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name;
        return use.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CancelAfter" or "CancelAsync" } => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cancel" } => IsReachable(name),
            MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax => false,
            AssignmentExpressionSyntax { Right: { } value } assignment => assignment.Left != use || !IsPlain(value),
            ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax => true,
            _ => false,
        };
    }

    private static bool IsPlain(ExpressionSyntax value) => value is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } };

    // By other threads: a public method, a finalizer, a lambda that somebody else calls.
    private static bool IsReachable(SyntaxNode node) => node.Ancestors().Any(at => at is AnonymousFunctionExpressionSyntax or DestructorDeclarationSyntax
        || (at is MemberDeclarationSyntax member and not TypeDeclarationSyntax
            && member.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)));
}
