using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Threads;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Blocking;

/// <summary>
/// Follows the ring's thread through a handler, and from it into other classes of the assembly. What blocks is reported where the handler's own code
/// calls it, or calls what leads to it. Code behind <c>ConfigureAwait(false)</c> is not on the ring's thread, nor is what is handed to others.
/// </summary>
internal sealed class BlockingWalk(INamedTypeSymbol? handler, Compilation compilation, KnownSymbols known, Action<BlockingSite> report)
{
    private readonly SourceBodies _bodies = SourceBodies.Of(compilation);
    private readonly HashSet<(IMethodSymbol Method, RingRootKind How)> _walked = [];
    private readonly HashSet<SyntaxNode> _reported = [];
    private readonly Dictionary<IMethodSymbol, ImmutableArray<Found>> _outside = new(SymbolEqualityComparer.Default);

    /// <summary>True for a method that the walk has come to.</summary>
    public bool Knows(IMethodSymbol method) => _walked.Any(w => SymbolEqualityComparer.Default.Equals(w.Method, method.OriginalDefinition));

    /// <summary>Walks from a method or a lambda that the ring's thread calls.</summary>
    public void From(Callee root, RingRootKind how, string? by = null) => Walk(root, how, by is null ? [root.Name] : [by]);

    private void Walk(Callee callee, RingRootKind how, ImmutableArray<string> path)
    {
        if (callee.BodyIn(_bodies) is not { } body || !_walked.Add((callee.Method.OriginalDefinition, how))) return;
        var phases = new Phases(body);
        foreach (IOperation operation in Code.Run(body))
        {
            if (phases.HasLeft(operation)) continue;
            RingRootKind here = how == RingRootKind.Once ? phases.IsRepeated(operation) ? RingRootKind.Connection : how : how;
            bool isStart = how == RingRootKind.Once && !phases.HasWaited(operation);
            if (BlockingCalls.Find(operation, known) is { } call)
            {
                Say(operation, call, here, isStart, path.Add(call.Name));
                continue;
            }

            foreach (Callee next in Code.Callees(operation))
            {
                if (IsOwn(next)) Walk(next, here, path.Add(next.Name));
                else if (!isStart)
                {
                    foreach (Found found in Outside(next, new())) Say(operation, found.Call, here, isStart, path.AddRange(found.Path));
                }
            }
        }
    }

    private void Say(IOperation at, BlockingCall call, RingRootKind how, bool isStart, ImmutableArray<string> path)
    {
        if (isStart && !WaitsForRing(at)) return; // Nothing runs yet, or all is about to end.
        if (!call.Waits && (how is RingRootKind.Once or RingRootKind.Failure || IsInCatch(at))) return;
        if (_reported.Add(at.Syntax)) report(new(at, call, path));
    }

    // What blocks in a method of another class, one of each kind at most.
    private ImmutableArray<Found> Outside(Callee callee, Visits visits)
    {
        if (callee.BodyIn(_bodies) is not { } body) return [];
        IMethodSymbol method = callee.Method.OriginalDefinition;
        if (RingMembers.IsHandler(method.ContainingType, known) && RingUses.Of(compilation, known).IsMeantForRing(method)) return []; // It has said so itself.
        if (_outside.TryGetValue(method, out ImmutableArray<Found> before)) return before;
        if (!visits.TryEnter(method)) return [];
        ImmutableArray<Found> found = FindIn(body, callee.Name, visits);
        if (visits.Leave(method, isKnown: found.Length == 2)) _outside[method] = found;
        return found;
    }

    private ImmutableArray<Found> FindIn(IOperation body, string name, Visits visits)
    {
        var phases = new Phases(body);
        Found? waits = null, blocks = null;
        foreach (IOperation operation in Code.Run(body))
        {
            if (phases.HasLeft(operation)) continue;
            IEnumerable<Found> all = BlockingCalls.Find(operation, known) is { } call
                ? [new(call, [call.Name])]
                : Code.Callees(operation).SelectMany(callee => Outside(callee, visits));
            foreach (Found found in all)
            {
                if (found.Call.Waits) waits ??= found with { Path = found.Path.Insert(0, name) };
                else if (!IsInCatch(operation)) blocks ??= found with { Path = found.Path.Insert(0, name) };
            }
        }

        return [.. new[] { waits, blocks }.OfType<Found>()];
    }

    private bool IsOwn(Callee callee)
    {
        if (callee.Lambda is not null || handler is null) return callee.Lambda is not null;
        for (INamedTypeSymbol? type = callee.Method.ContainingType?.OriginalDefinition; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, handler)) return true;
        }

        return false;
    }

    // The task of an async method that needs the ring's thread: it waits for itself, and that is not over with the start.
    private bool WaitsForRing(IOperation at)
    {
        IOperation? waited = at switch
        {
            IInvocationOperation call => call.Instance,
            IPropertyReferenceOperation property => property.Instance,
            _ => null,
        };
        while (waited is IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "AsTask" or "ConfigureAwait" } or IConversionOperation)
        {
            waited = waited is IInvocationOperation inner ? inner.Instance : ((IConversionOperation)waited).Operand;
        }

        if (waited is ILocalReferenceOperation local) waited = Locals.InitialOf(local);
        return waited is IInvocationOperation { TargetMethod: { IsAsync: true } method } && _bodies.BodyOf(method) is { } body
            && Code.Run(body).OfType<IAwaitOperation>().Any(wait => !wait.Syntax.ToString().Contains("ConfigureAwait(false)"));
    }

    private static bool IsInCatch(IOperation operation)
    {
        for (IOperation? inside = operation; inside is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); inside = inside.Parent)
        {
            if (inside is ICatchClauseOperation) return true;
        }

        return false;
    }

    private sealed record Found(BlockingCall Call, ImmutableArray<string> Path);
}
