using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Threads;

/// <summary>
/// What code uses of a ring when it runs: itself, or through methods of the same assembly. Where it looks which thread it is on, or catches what a
/// wrong one throws, nothing is said of it; nor of what follows an await of something that could bring it back to the ring.
/// </summary>
internal sealed class RingUses
{
    private static readonly ConditionalWeakTable<Compilation, RingUses> s_uses = new();

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<string>> _paths = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _asks = new(SymbolEqualityComparer.Default);
    private readonly SourceBodies _bodies;
    private readonly KnownSymbols _known;

    private RingUses(Compilation compilation, KnownSymbols known) => (_bodies, _known) = (SourceBodies.Of(compilation), known);

    public static RingUses Of(Compilation compilation, KnownSymbols known) => s_uses.GetValue(compilation, c => new(c, known));

    /// <summary>What the code of a body uses, and where.</summary>
    public IEnumerable<RingUse> In(IOperation body) => In(body, new());

    /// <summary>The names that lead from a method or a lambda to the ring, the first its own; empty where it uses none.</summary>
    public ImmutableArray<string> PathOf(Callee callee) => PathOf(callee, new());

    /// <summary>What an operation uses of the ring, itself or by what it calls.</summary>
    public RingUse? UseOf(IOperation operation) => UseOf(operation, new());

    /// <summary>True when the code finds out which thread it is on, itself or by asking a property or a method that does.</summary>
    public bool AsksForThread(IOperation body) => AsksForThread(body, depth: 2);

    /// <summary>True for a method that uses the ring itself, whatever thread it is on: elsewhere it would throw.</summary>
    public bool IsMeantForRing(IMethodSymbol method) => _bodies.BodyOf(method) is { } body
        && (_known.IsRuntimeType(method.ReturnType, "RingTask") || Code.Run(body).Any(operation => RingMembers.UsedBy(operation, _known) is not null))
        && !AsksForThread(body);

    private IEnumerable<RingUse> In(IOperation body, Visits visits)
    {
        if (AsksForThread(body)) return [];
        HashSet<SyntaxNode> unknown = AfterUnknownAwait(body);
        return Code.Run(body)
            .Where(operation => !unknown.Contains(operation.Syntax) && !IsExpectedToThrow(operation))
            .Select(operation => UseOf(operation, visits))
            .OfType<RingUse>();
    }

    private RingUse? UseOf(IOperation operation, Visits visits)
    {
        if (RingMembers.UsedBy(operation, _known) is { } name) return new(operation, [name]);
        if (StartsRingTask(operation)) return new(operation, [((IInvocationOperation)operation).TargetMethod.Name]);
        foreach (Callee callee in Code.Callees(operation))
        {
            ImmutableArray<string> path = PathOf(callee, visits);
            if (!path.IsEmpty) return new(operation, path);
        }

        return null;
    }

    private ImmutableArray<string> PathOf(Callee callee, Visits visits)
    {
        if (RingMembers.OfMethod(callee.Method, _known) is { } name) return [name];
        if (callee.BodyIn(_bodies) is not { } body) return [];
        IMethodSymbol method = callee.Method.OriginalDefinition;
        if (_paths.TryGetValue(method, out ImmutableArray<string> known)) return known;
        if (!visits.TryEnter(method)) return [];
        ImmutableArray<string> path = In(body, visits).FirstOrDefault() is { } use ? use.Path.Insert(0, callee.Name) : [];
        return visits.Leave(method, isKnown: !path.IsEmpty) ? _paths.GetOrAdd(method, path) : path;
    }

    // The builder of a RingTask asks for the ring of the thread before the method's first line runs.
    private bool StartsRingTask(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { IsAsync: true, ReturnType: var type } } && _known.IsRuntimeType(type, "RingTask");

    private bool AsksForThread(IOperation body, int depth) => Code.Run(body).Any(operation => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } } when (name, TypeNames.Of(type)) is
            ("CurrentManagedThreadId", "System.Environment") or ("CurrentThread", "System.Threading.Thread")
            or ("Current", "System.Threading.SynchronizationContext") => true,
        IInvocationOperation { TargetMethod.Name: "SetSynchronizationContext" } => true,
        IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean } call => Asks(call, depth),
        IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } property => Asks(property, depth),
        _ => false,
    });

    private bool Asks(IOperation call, int depth) => depth > 0 && Code.Callees(call).Any(callee => callee.Lambda is null
        && _asks.GetOrAdd(callee.Method.OriginalDefinition, method => _bodies.BodyOf(method) is { } body && AsksForThread(body, depth - 1)));

    private static HashSet<SyntaxNode> AfterUnknownAwait(IOperation body)
    {
        bool hasOne = Code.Run(body).Any(IsUnknownAwait);
        return hasOne ? Paths.Of(body)?.After(IsUnknownAwait) ?? [.. Code.Run(body).Select(operation => operation.Syntax)] : [];
    }

    // Tasks and Yield never bring code to a ring that was not on it; an awaitable of somebody's own may.
    private static bool IsUnknownAwait(IOperation operation) => operation is IAwaitOperation { Operation.Type: var type }
        && TypeNames.Of(type?.OriginalDefinition) is not (
        "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask" or "System.Threading.Tasks.ValueTask`1"
        or "System.Runtime.CompilerServices.ConfiguredTaskAwaitable" or "System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1"
        or "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable" or "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1"
        or "System.Runtime.CompilerServices.YieldAwaitable" or "UringDsl.Pending`1" or "UringDsl.RingTask" or "UringDsl.RingTask`1");

    // try { Send(…); } catch (InvalidOperationException) { … }: somebody knows.
    private static bool IsExpectedToThrow(IOperation operation)
    {
        for (IOperation inside = operation; inside.Parent is { } parent; inside = parent)
        {
            if (inside is IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
            if (parent is ITryOperation attempt && attempt.Body == inside
                && attempt.Catches.Any(c => TypeNames.Of(c.ExceptionType) == "System.InvalidOperationException")) return true;
        }

        return false;
    }
}
