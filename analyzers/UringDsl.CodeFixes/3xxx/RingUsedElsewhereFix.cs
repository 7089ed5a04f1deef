using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.CodeFixes;

/// <summary>
/// URING3003: gives it to Post where another thread does it, and stays on the ring where an await left it. What a constructor does too early belongs
/// into OnStarted, which is left to a person.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RingUsedElsewhereFix() : UringFix(Descriptors.RingUsedElsewhere)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node.Ancestors().Any(node => node is ConstructorDeclarationSyntax or DestructorDeclarationSyntax)) yield break;
        TextEdit[] stays = [.. Leaving(target).Select(call => target.Remove(call, call.Expression is MemberAccessExpressionSyntax member
            ? Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(member.Expression.Span.End, call.Span.End)
            : call.Span))];
        if (stays.Length > 0)
        {
            yield return target.Remedy("Stay on the ring's thread", "Stay", stays);
            yield break;
        }

        if (Post(target) is { } posted && new Trial(target).Succeeds(posted)) yield return target.Remedy("Give it to Post", "Post", posted);
    }

    // The calls of ConfigureAwait in the same function.
    private static IEnumerable<InvocationExpressionSyntax> Leaving(FixTarget target)
    {
        SyntaxNode? function = target.Node.Ancestors()
            .FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
        return function is null ? [] : StatementEdits.Running(function).OfType<InvocationExpressionSyntax>().Where(call => call is
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" },
            Parent: AwaitExpressionSyntax,
        });
    }

    private static TextEdit? Post(FixTarget target)
    {
        if (PostOf(target) is not { } post || target.Node is not ExpressionSyntax node) return null;
        bool isGroup = node is { Parent: ArgumentSyntax } and not InvocationExpressionSyntax
            && target.Model.GetSymbolInfo(node).Symbol is IMethodSymbol { Parameters.IsEmpty: true };
        if (isGroup) return target.Replace(node.Span, $"() => {post}({node})");

        SyntaxNode? whole = node.Ancestors().FirstOrDefault(at => at is StatementSyntax or ArrowExpressionClauseSyntax
            || (at.Parent is LambdaExpressionSyntax lambda && lambda.ExpressionBody == at));
        ExpressionSyntax? expression = node.Parent is LambdaExpressionSyntax ? node : whole switch
        {
            ExpressionStatementSyntax statement => statement.Expression,
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            ExpressionSyntax body => body,
            _ => null,
        };
        if (expression is null || expression.DescendantNodesAndSelf().Any(n => n is AwaitExpressionSyntax)) return null;
        return target.Replace(expression.Span, $"{post}(() => {expression})");
    }

    // In the handler its own; outside that of the handler that is used.
    private static string? PostOf(FixTarget target)
    {
        if (target.Handler is not null) return "Post";
        ExpressionSyntax? receiver = target.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Expression : null;
        INamedTypeSymbol? type = receiver is null ? null : target.Model.GetTypeInfo(receiver).Type as INamedTypeSymbol;
        bool isHandler = type is not null && KnownSymbols.Find(target.Model.Compilation) is { } known
            && type.OriginalDefinition.GetAttributes().Any(attribute => KnownSymbols.Same(attribute, known.RingHandlerAttribute));
        return isHandler ? receiver + ".Post" : null;
    }
}
