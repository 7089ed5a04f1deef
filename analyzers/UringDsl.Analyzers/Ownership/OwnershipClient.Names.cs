using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.Analyzers.Ownership;

// What messages call things.
internal sealed partial class OwnershipClient
{
    /// <summary>The variable that something is put into where it is made, or the expression that makes it.</summary>
    private static string NameOf(SyntaxNode made)
    {
        SyntaxNode node = made;
        while (node.Parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax) node = node.Parent;
        return node switch
        {
            ArgumentSyntax { Expression: DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax named } } => named.Identifier.ValueText,
            ArgumentSyntax { Expression: IdentifierNameSyntax name } => name.Identifier.ValueText,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Short(call),
            AccessorDeclarationSyntax => "value",
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            _ when node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
            _ when node.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
            ExpressionSyntax expression => Short(expression),
            _ => node.ToString(),
        };
    }

    /// <summary>The call, without its arguments.</summary>
    private static string Short(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax call => call.Expression.ToString() + "()",
        AwaitExpressionSyntax await => Short(await.Expression),
        _ => expression.ToString(),
    };

    /// <summary>What has passed something on: <c>'Echo'</c>, <c>'Keep'</c>.</summary>
    private static string ActOf(SyntaxNode by) => by switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => $"'{member.Name.Identifier.ValueText}'",
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => $"'{name.Identifier.ValueText}'",
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } => $"'{member.Name.Identifier.ValueText}'",
        AnonymousFunctionExpressionSyntax => "a lambda",
        _ => "it",
    };
}
