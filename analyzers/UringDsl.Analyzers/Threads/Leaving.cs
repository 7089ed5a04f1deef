using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;

namespace UringDsl.Analyzers.Threads;

/// <summary>Awaits behind which the code is no longer where it was: <c>ConfigureAwait(false)</c>, of a task, a using, or a foreach.</summary>
internal static class Leaving
{
    /// <summary>True for a ConfigureAwait that does not ask for the context.</summary>
    public static bool IsConfigured(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "ConfigureAwait", ContainingType: var type } || call.Arguments.Length == 0) return false;
        if (!TypeNames.Of(type.OriginalDefinition).StartsWith("System.Threading.Tasks.", System.StringComparison.Ordinal)) return false;
        return call.Arguments[call.Arguments.Length - 1].Value.ConstantValue.Value switch
        {
            false => !HasCompleted(call.Instance),
            int options => (options & (int)Options.ContinueOnCapturedContext) == 0 && !HasCompleted(call.Instance),
            _ => false,
        };
    }

    /// <summary>The first of them in a function.</summary>
    public static IInvocationOperation? FirstIn(IOperation function) => CallsIn(function).FirstOrDefault();

    /// <summary>The syntax of what can run behind one of them.</summary>
    public static HashSet<SyntaxNode> After(IOperation function)
    {
        HashSet<SyntaxNode> calls = [.. CallsIn(function).Select(call => call.Syntax)];
        HashSet<SyntaxNode> awaited = [.. Code.Run(function).OfType<IAwaitOperation>().Where(wait => Awaits(wait, calls)).Select(wait => wait.Syntax)];
        return Paths.Of(function)?.After(operation => operation is IAwaitOperation && IsLeft(operation.Syntax, awaited, calls)) ?? [];
    }

    private enum Options
    {
        ContinueOnCapturedContext = 1,
    }

    private static IEnumerable<IInvocationOperation> CallsIn(IOperation function) =>
        Code.Run(function is IAnonymousFunctionOperation lambda ? lambda.Body : function).OfType<IInvocationOperation>().Where(IsConfigured);

    private static bool Awaits(IAwaitOperation wait, HashSet<SyntaxNode> calls)
    {
        IOperation? awaited = wait.Operation is ILocalReferenceOperation local ? Locals.InitialOf(local) : wait.Operation;
        return awaited is IInvocationOperation && calls.Contains(awaited.Syntax);
    }

    // In the graph a foreach waits with its own syntax, and a using with that of what it disposes of.
    private static bool IsLeft(SyntaxNode wait, HashSet<SyntaxNode> awaited, HashSet<SyntaxNode> calls) => wait switch
    {
        AwaitExpressionSyntax => awaited.Contains(wait),
        CommonForEachStatementSyntax loop => loop.Expression.DescendantNodesAndSelf().Any(calls.Contains),
        _ => wait.DescendantNodesAndSelf().Any(calls.Contains),
    };

    // Such an await goes on at once, where it is.
    private static bool HasCompleted(IOperation? task) => task switch
    {
        IPropertyReferenceOperation { Property.Name: "CompletedTask" } => true,
        IInvocationOperation { TargetMethod.Name: "FromResult" or "FromException" or "FromCanceled" } => true,
        IDefaultValueOperation => true,
        _ => false,
    };
}
