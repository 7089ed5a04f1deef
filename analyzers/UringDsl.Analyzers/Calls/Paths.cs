using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Calls;

/// <summary>
/// Which operations of one function can run after others. A catch or a finally can run after anything in its try; otherwise the paths are those of
/// the control flow graph, whatever the conditions on them are.
/// </summary>
internal sealed class Paths
{
    private readonly ControlFlowGraph _graph;
    private readonly IOperation[][] _blocks;

    private Paths(ControlFlowGraph graph)
    {
        _graph = graph;
        _blocks = [.. graph.Blocks.Select(block => Flatten(block).ToArray())];
    }

    /// <summary>The paths of a method's body, a lambda or a local function; null where there is no graph.</summary>
    public static Paths? Of(IOperation function)
    {
        ControlFlowGraph? graph = GraphOf(function);
        return graph is null ? null : new(graph);
    }

    /// <summary>The paths of a graph.</summary>
    public static Paths Of(ControlFlowGraph graph) => new(graph);

    /// <summary>The syntax of everything that can run after one of the operations that <paramref name="from"/> chooses.</summary>
    public HashSet<SyntaxNode> After(Func<IOperation, bool> from)
    {
        var reached = new HashSet<SyntaxNode>();
        Walk(
            start: _ => false,
            isActive: false,
            visit: (operation, isActive) =>
            {
                if (isActive) reached.Add(operation.Syntax);
                return isActive || from(operation);
            });
        return reached;
    }

    /// <summary>
    /// The syntax of everything that can be reached from the start, or from an operation that <paramref name="undoes"/> chooses, without one that
    /// <paramref name="does"/> chooses, and without a branch of which <paramref name="decides"/> says that it does the same.
    /// </summary>
    public HashSet<SyntaxNode> Without(Func<IOperation, bool> does, Func<IOperation, bool> undoes, Func<IOperation, bool, bool> decides)
    {
        var reached = new HashSet<SyntaxNode>();
        Walk(
            start: block => block.Kind == BasicBlockKind.Entry,
            isActive: true,
            visit: (operation, isActive) =>
            {
                if (isActive) reached.Add(operation.Syntax);
                return undoes(operation) || (isActive && !does(operation));
            },
            decides);
        return reached;
    }

    // Each block is walked at most twice: as one that is reached, and as one in which something begins.
    private void Walk(Func<BasicBlock, bool> start, bool isActive, Func<IOperation, bool, bool> visit, Func<IOperation, bool, bool>? decides = null)
    {
        var seen = new HashSet<(int Block, bool IsActive)>();
        var work = new Stack<(BasicBlock Block, bool IsActive)>();
        foreach (BasicBlock block in _graph.Blocks)
        {
            if (!isActive || start(block)) work.Push((block, isActive));
            else work.Push((block, false));
        }

        while (work.Count > 0)
        {
            (BasicBlock block, bool active) = work.Pop();
            if (!seen.Add((block.Ordinal, active))) continue;
            bool wasActive = active;
            foreach (IOperation operation in _blocks[block.Ordinal])
            {
                active = visit(operation, active);
                wasActive |= active;
            }

            if (wasActive) PushHandlers(block, work);
            if (!active) continue;
            foreach ((BasicBlock next, bool? truth) in Next(block))
            {
                if (truth is { } known && block.BranchValue is { } condition && decides?.Invoke(condition, known) == true) continue;
                work.Push((next, true));
            }
        }
    }

    private IEnumerable<(BasicBlock Block, bool? Truth)> Next(BasicBlock block)
    {
        bool? whenTrue = block.ConditionKind switch
        {
            ControlFlowConditionKind.WhenTrue => true,
            ControlFlowConditionKind.WhenFalse => false,
            _ => null,
        };
        foreach ((ControlFlowBranch? branch, bool? truth) in new[] { (block.ConditionalSuccessor, whenTrue), (block.FallThroughSuccessor, !whenTrue) })
        {
            if (branch is null) continue;
            foreach (ControlFlowRegion region in branch.FinallyRegions) yield return (_graph.Blocks[region.FirstBlockOrdinal], null);
            if (branch.Destination is { } next) yield return (next, truth);
            else if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            {
                foreach (BasicBlock behind in Behind(block.EnclosingRegion)) yield return (behind, null);
            }
        }
    }

    // Where a finally goes on: wherever a branch that runs it leads.
    private IEnumerable<BasicBlock> Behind(ControlFlowRegion region)
    {
        while (region.Kind != ControlFlowRegionKind.Finally && region.EnclosingRegion is { } outer) region = outer;
        return _graph.Blocks
            .SelectMany(block => new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            .Where(branch => branch?.FinallyRegions.Contains(region) == true)
            .Select(branch => branch!.Destination)
            .OfType<BasicBlock>();
    }

    // The regions around the outermost one of a lambda are those of the method that it stands in.
    private void PushHandlers(BasicBlock block, Stack<(BasicBlock Block, bool IsActive)> work)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try) continue;
            foreach (ControlFlowRegion handler in region.EnclosingRegion!.NestedRegions.Where(r => r.Kind != ControlFlowRegionKind.Try))
            {
                work.Push((_graph.Blocks[handler.FirstBlockOrdinal], true));
            }
        }
    }

    private static IEnumerable<IOperation> Flatten(BasicBlock block)
    {
        foreach (IOperation operation in block.Operations)
        {
            foreach (IOperation inside in Code.Run(operation)) yield return inside;
        }

        if (block.BranchValue is not { } value) yield break;
        foreach (IOperation inside in Code.Run(value)) yield return inside;
    }

    private static ControlFlowGraph? GraphOf(IOperation function)
    {
        IOperation root = Code.RootOf(function);
        if (function == root)
        {
            return root switch
            {
                IMethodBodyOperation method => ControlFlowGraph.Create(method),
                IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
                IBlockOperation block => ControlFlowGraph.Create(block),
                IFieldInitializerOperation field => ControlFlowGraph.Create(field),
                IPropertyInitializerOperation property => ControlFlowGraph.Create(property),
                _ => null,
            };
        }

        IOperation own = function is IBlockOperation { Parent: IAnonymousFunctionOperation or ILocalFunctionOperation } ? function.Parent : function;
        IOperation outer = own.Parent is null ? root : Code.FunctionOf(own.Parent);
        if (GraphOf(outer) is not { } around) return null;
        if (own is ILocalFunctionOperation local)
        {
            return around.LocalFunctions.Contains(local.Symbol, SymbolEqualityComparer.Default) ? around.GetLocalFunctionControlFlowGraph(local.Symbol) : null;
        }

        IFlowAnonymousFunctionOperation? lambda = around.Blocks
            .SelectMany(block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>()
            .FirstOrDefault(found => found.Syntax == own.Syntax);
        return lambda is null ? null : around.GetAnonymousFunctionControlFlowGraph(lambda);
    }
}
