using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Flow;
using UringDsl.Analyzers.Threads;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Costs;

/// <summary>The code of a handler that runs as often as data moves.</summary>
internal static class MessageRoots
{
    private static readonly HashSet<string> s_transfers =
    [
        "Recv", "Send", "SendZc", "Sendmsg", "SendmsgZc", "Recvmsg", "RecvZc", "ReadMultishot",
        "Read", "Write", "Readv", "Writev", "ReadFixed", "WriteFixed", "ReadvFixed", "WritevFixed", "Splice", "Tee", "PollAdd", "EpollWait",
    ];

    /// <summary>The completion methods and hooks of messages.</summary>
    public static IEnumerable<IMethodSymbol> MethodsOf(HandlerModel handler)
    {
        HashSet<IMethodSymbol> seldom = new(SymbolEqualityComparer.Default);
        foreach (SubmissionSpec submission in handler.Spec.Submissions)
        {
            if (!Transfers(submission) && handler.MethodOf(submission.Completed) is { } method) seldom.Add(method);
        }

        HashSet<IMethodSymbol> often = new(
            handler.Spec.Submissions.Where(Transfers).Select(submission => handler.MethodOf(submission.Completed)).OfType<IMethodSymbol>(),
            SymbolEqualityComparer.Default);
        return RingRoots.Of(handler)
            .Where(root => root.How == RingRootKind.Message && (often.Contains(root.Method) || !seldom.Contains(root.Method)))
            .Select(root => root.Method);
    }

    /// <summary>The outermost loops that await a transfer, and nothing that is seldom: a connection to be made, a timer.</summary>
    public static IEnumerable<IOperation> LoopsIn(IOperation body, HandlerModel handler)
    {
        IAwaitOperation[] waits = [.. Code.Run(body).OfType<IAwaitOperation>().Where(wait => IsTransfer(wait.Operation, handler))];
        return waits.Select(wait => LoopAround(wait, handler)).OfType<IOperation>().Distinct();
    }

    private static bool IsTransfer(IOperation awaited, HandlerModel handler) => SubmissionOf(awaited, handler) is { } submission && Transfers(submission);

    private static SubmissionSpec? SubmissionOf(IOperation awaited, HandlerModel handler)
    {
        if (awaited is ILocalReferenceOperation local) awaited = Locals.InitialOf(local) ?? awaited;
        return awaited is IInvocationOperation call ? handler.SubmissionOf(call.TargetMethod) : null;
    }

    // A chain that makes its socket, or closes it, is a connection.
    private static bool Transfers(SubmissionSpec submission) =>
        !submission.MakesSocket && submission.Steps.All(step => step.Operation != StepOperation.Close)
        && submission.Steps.Any(step => s_transfers.Contains(step.Opcode));

    private static IOperation? LoopAround(IOperation operation, HandlerModel handler)
    {
        IOperation? loop = null;
        for (IOperation? around = operation; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is not ILoopOperation) continue;
            bool isSeldom = Code.Run(around).OfType<IAwaitOperation>().Any(wait => SubmissionOf(wait.Operation, handler) is { } other && !Transfers(other));
            if (isSeldom) break;
            loop = around;
        }

        return loop;
    }
}
