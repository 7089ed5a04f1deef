using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Model;
using UringDsl.Generator.Parsing;

namespace UringDsl.CodeFixes;

/// <summary>What is awaited in place of a call that blocks.</summary>
internal static class BlockingFixes
{
    /// <summary>The expression that can be awaited in place of one that blocks, as text; null where none is known.</summary>
    public static string? Awaitable(FixTarget target, ExpressionSyntax blocking)
    {
        if (blocking is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result) return result.Expression.ToString();
        if (blocking is not InvocationExpressionSyntax call) return null;
        if (AwaitedBy(call) is { } awaited) return awaited.ToString();
        if (target.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method) return null;
        string type = method.ContainingType.ToDisplayString();
        return (type, method.Name) switch
        {
            ("System.Threading.Thread", "Sleep") => Sleep(target, call, method),
            ("System.Threading.Tasks.Task", "Wait") when method.Parameters.IsEmpty => Receiver(call),
            ("System.Threading.Tasks.Task", "WaitAll") => Renamed(call, "WhenAll"),
            _ when type.StartsWith("System.Net.Sockets.", System.StringComparison.Ordinal) => null, // Submissions of the handler do that.
            _ when type.StartsWith("System.IO.", System.StringComparison.Ordinal) => null,
            _ => HasAsync(method) ? Renamed(call, method.Name + "Async") : null,
        };
    }

    /// <summary>What <c>GetAwaiter().GetResult()</c> waits for.</summary>
    public static ExpressionSyntax? AwaitedBy(InvocationExpressionSyntax call) => call is
    {
        ArgumentList.Arguments.Count: 0,
        Expression: MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "GetResult",
            Expression: InvocationExpressionSyntax
            {
                ArgumentList.Arguments.Count: 0,
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Expression: var awaited },
            },
        },
    } ? awaited : null;

    // With a timeout of the handler's own.
    private static string? Sleep(FixTarget target, InvocationExpressionSyntax call, IMethodSymbol sleep)
    {
        if (target.Handler is not { } handler || call.ArgumentList.Arguments.Count != 1) return null;
        IMethodSymbol? timeout = handler.Submissions.FirstOrDefault(submission => IsTimeout(handler, submission.Key, submission.Value)).Key;
        if (timeout is null) return null;
        string time = call.ArgumentList.Arguments[0].Expression.ToString();
        bool isSpan = sleep.Parameters[0].Type.Name == "TimeSpan";
        return $"{HierarchyParser.Escape(timeout.Name)}({(isSpan ? time : $"{target.TypeName("TimeSpan")}.FromMilliseconds({time})")})";
    }

    private static bool IsTimeout(HandlerModel handler, IMethodSymbol method, SubmissionSpec submission) =>
        submission is { Observer: Observer.Awaiter, Steps.Count: 1 } && submission.Steps[0] is { Multishot: false, Opcode: "Timeout" }
        && method.Parameters.Length == 1 && method.Parameters[0].Type.Name == "TimeSpan" && handler.IsOwn(method);

    private static string? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression.ToString();

    private static string Renamed(InvocationExpressionSyntax call, string name)
    {
        int start = call.Expression.GetLastToken().SpanStart - call.SpanStart;
        return call.ToString().Substring(0, start) + name + call.ToString().Substring(start + call.Expression.GetLastToken().Span.Length);
    }

    private static bool HasAsync(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(method.Name + "Async").OfType<IMethodSymbol>().Any(other => other.IsStatic == method.IsStatic)) return true;
        }

        return false;
    }
}
