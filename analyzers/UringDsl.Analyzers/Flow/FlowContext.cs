using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace UringDsl.Analyzers.Flow;

/// <summary>Where the walk is. It is only valid during a callback.</summary>
internal sealed class FlowContext<T>(FlowWalk<T> walk)
    where T : IEquatable<T>
{
    /// <summary>What the rule knows at this point.</summary>
    public T Data
    {
        get => walk.State.Data;
        set => walk.State = walk.State.With(value);
    }

    public FlowState<T> State => walk.State;

    public HandlerModel Handler => walk.Handler;

    /// <summary>The method, the local function or the lambda at which the walk began.</summary>
    public IMethodSymbol? Entry => walk.Entry;

    /// <summary>The call in which the walk is, and its callers; null in the method at which it began.</summary>
    public FlowSite? Caller => walk.Caller;

    /// <summary>The body in which the walk is.</summary>
    public ControlFlowGraph Graph => walk.Graph;

    /// <summary>The value of an operand of the operation that is visited.</summary>
    public FlowValue ValueOf(IOperation operand) => walk.ValueOf(operand);

    /// <summary>What a place holds now.</summary>
    public FlowValue Read(FlowPlace place) => walk.Read(place);

    /// <summary>The place that an operand names, or null.</summary>
    public FlowPlace? PlaceOf(IOperation operand) => walk.PlaceOf(operand);

    /// <summary>Whether the walk has been in the body of a call, or of what an await waits for.</summary>
    public bool IsFollowed(IOperation call) => walk.IsFollowed(call);

    /// <summary>Whether a condition was decided on this path.</summary>
    public bool? Decided(FlowValue condition) => walk.Decide(condition);

    /// <summary>No program takes this path: it is given up.</summary>
    public void Abandon() => walk.Abandon();

    public FlowSite Site(IOperation operation) => new(operation.Syntax, walk.Caller);
}
