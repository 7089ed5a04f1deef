using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

/// <summary>A body that the walk is in: that of a method, an accessor, a local function or a lambda.</summary>
internal sealed class FlowFrame(ControlFlowGraph graph, IMethodSymbol method, FlowValue self, FlowSite? caller, FlowFrame? outer)
{
    private static readonly ConditionalWeakTable<ControlFlowGraph, HashSet<object>> s_targets = new();

    public ControlFlowGraph Graph { get; } = graph;

    public IMethodSymbol Method { get; } = method;

    /// <summary>What <c>this</c> is.</summary>
    public FlowValue Self { get; } = self;

    public FlowSite? Caller { get; } = caller;

    public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;

    /// <summary>True when the walk is in this body already.</summary>
    public bool Contains(ControlFlowGraph other) => ReferenceEquals(Graph, other) || ReferenceEquals(Graph.OriginalOperation, other.OriginalOperation)
        || outer?.Contains(other) == true;

    /// <summary>True for a flow capture that is assigned through, so that it holds a place and not a value.</summary>
    public bool IsTarget(CaptureId capture) => s_targets.GetValue(Graph, TargetsIn).Contains(capture);

    private static HashSet<object> TargetsIn(ControlFlowGraph graph) =>
    [
        .. graph.Blocks.SelectMany(b => b.Operations.Concat(b.BranchValue is null ? [] : [b.BranchValue]))
            .SelectMany(o => o.DescendantsAndSelf())
            .Select(TargetOf)
            .OfType<IFlowCaptureReferenceOperation>()
            .Select(c => (object)c.Id),
    ];

    private static IOperation? TargetOf(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation step => step.Target,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
        _ => null,
    };
}
