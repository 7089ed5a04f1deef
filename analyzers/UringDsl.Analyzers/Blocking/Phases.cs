using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Threads;

namespace UringDsl.Analyzers.Blocking;

/// <summary>The parts of an async method: before its first wait, behind it, in a loop that waits, and where it has left the ring.</summary>
internal sealed class Phases
{
    private readonly HashSet<SyntaxNode> _left = [], _waited = [];

    public Phases(IOperation body)
    {
        if (!Code.Run(body).Any(IsWait)) return;
        _waited = Paths.Of(body)?.After(IsWait) ?? [];
        if (Leaving.FirstIn(body) is not null) _left = Leaving.After(body);
    }

    /// <summary>Some other thread may run it.</summary>
    public bool HasLeft(IOperation operation) => _left.Contains(operation.Syntax);

    /// <summary>Others may have run before it.</summary>
    public bool HasWaited(IOperation operation) => _waited.Contains(operation.Syntax);

    /// <summary>It runs again and again, and others between.</summary>
    public bool IsRepeated(IOperation operation)
    {
        if (_waited.Count == 0) return false;
        for (IOperation? around = operation; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is ILoopOperation loop && (loop is IForEachLoopOperation { IsAsynchronous: true } || Code.Run(loop.Body).Any(IsWait))) return true;
        }

        return false;
    }

    private static bool IsWait(IOperation operation) => operation is IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true };
}
