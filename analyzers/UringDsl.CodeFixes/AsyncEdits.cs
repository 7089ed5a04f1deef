using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.CodeFixes;

/// <summary>Awaits, and the methods that they need.</summary>
internal static class AsyncEdits
{
    /// <summary>Awaits something in place of an expression; null where no await can stand.</summary>
    /// <param name="text">What is awaited.</param>
    public static IReadOnlyList<TextEdit>? Await(this FixTarget target, ExpressionSyntax replaced, string text)
    {
        if (target.MakeAsync(replaced) is not { } edits) return null;
        bool isOperand = replaced.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax
            or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax;
        return [.. edits, target.Replace(replaced, replaced.Span, isOperand ? $"(await {text})" : $"await {text}")];
    }

    /// <summary>
    /// Makes the function around a node async, where that changes nothing for those who call it: a hook, or a method of the handler's own that the
    /// generated code calls or nobody. Nothing is written where it is async; null where it cannot be.
    /// </summary>
    public static IReadOnlyList<TextEdit>? MakeAsync(this FixTarget target, SyntaxNode node)
    {
        SyntaxNode? function = node.Ancestors()
            .FirstOrDefault(at => at is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
        switch (function)
        {
            case AnonymousFunctionExpressionSyntax lambda:
                return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) ? [] : null;
            case LocalFunctionStatementSyntax local:
                return local.Modifiers.Any(SyntaxKind.AsyncKeyword) ? [] : null;
            case MethodDeclarationSyntax method when method.Modifiers.Any(SyntaxKind.AsyncKeyword):
                return [];
            case MethodDeclarationSyntax method when target.Model.GetDeclaredSymbol(method) is { } symbol && CanBeAsync(symbol) && !IsCalled(target, symbol):
                if (symbol.PartialDefinitionPart is not null) return [target.Insert(method, method.Modifiers[0].SpanStart, "async ")];
                string type = target.TypeName(symbol.ReturnsVoid ? "RingTask" : $"RingTask<{method.ReturnType}>");
                return [target.Replace(method, method.ReturnType.Span, $"async {type}")];
            default:
                return null;
        }
    }

    /// <summary>Returns a RingTask from what is async and returns void; who calls it says that he does not wait for it.</summary>
    public static IEnumerable<TextEdit> ReturnTask(this FixTarget target, TypeSyntax returned, ISymbol function)
    {
        yield return target.Replace(returned, returned.Span, target.TypeName("RingTask"));
        foreach (InvocationExpressionSyntax call in MemberEdits.CallsOf(target.Model.Compilation, (IMethodSymbol)function))
        {
            bool isAlone = call.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;
            if (isAlone) yield return target.Insert(call, call.SpanStart, "_ = ");
        }
    }

    /// <summary>True where an await can stand as the code is.</summary>
    public static bool IsInAsync(SyntaxNode node)
    {
        for (SyntaxNode? at = node; at is not null; at = at.Parent)
        {
            if (at is LockStatementSyntax or UnsafeStatementSyntax) return false;
            if (at is AnonymousFunctionExpressionSyntax lambda) return lambda.Modifiers.Any(SyntaxKind.AsyncKeyword);
            if (at is LocalFunctionStatementSyntax local) return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
            if (at is MethodDeclarationSyntax method) return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
        }

        return false;
    }

    // What gets a reference or a ref struct cannot wait with it.
    private static bool CanBeAsync(IMethodSymbol method) =>
        method.Parameters.All(parameter => parameter is { RefKind: RefKind.None, Type.IsRefLikeType: false })
        && (method.PartialDefinitionPart is null ? !method.IsOverride && !method.IsVirtual && !method.ReturnsByRef : method.ReturnsVoid)
        && !method.ReturnType.GetMembers("GetAwaiter").Any();

    private static bool IsCalled(FixTarget target, IMethodSymbol method) => method.PartialDefinitionPart is null
        && MemberEdits.CallsOf(target.Model.Compilation, method).Any(call => !IsGenerated(call.SyntaxTree));

    private static bool IsGenerated(SyntaxTree tree) => Analyzers.Calls.SourceBodies.IsGenerated(tree);
}
