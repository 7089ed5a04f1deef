using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

// From block to block: branches, meeting paths, try and finally.
internal sealed partial class FlowWalk<T>
{
    private sealed class Search
    {
        public FlowExits<T> Exits { get; } = new();

        public Queue<(BasicBlock Block, FlowState<T> State)> Work { get; } = new();

        public Dictionary<int, HashSet<FlowState<T>>> Seen { get; } = [];

        /// <summary>Blocks whose paths have been joined, with what holds on all of them.</summary>
        public Dictionary<int, FlowState<T>> Joined { get; } = [];
    }

    private FlowExits<T> Explore(int first, FlowState<T> start)
    {
        var search = new Search();
        Enqueue(search, _frame.Graph.Blocks[first], start);
        while (search.Work.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (++_steps > MaximumSteps)
            {
                search.Exits.GaveUp = true;
                break;
            }

            (BasicBlock block, FlowState<T> state) = search.Work.Dequeue();
            if (search.Joined.TryGetValue(block.Ordinal, out FlowState<T>? joined) && !joined.Equals(state)) continue; // It is part of a join.
            Walk(search, block, state);
        }

        return search.Exits;
    }

    private void Enqueue(Search search, BasicBlock block, FlowState<T> state)
    {
        if (search.Joined.TryGetValue(block.Ordinal, out FlowState<T>? joined))
        {
            FlowState<T> both = Join(joined, state);
            if (both.Equals(joined)) return;
            search.Joined[block.Ordinal] = both;
            search.Work.Enqueue((block, both));
            return;
        }

        if (!search.Seen.TryGetValue(block.Ordinal, out HashSet<FlowState<T>>? seen)) search.Seen.Add(block.Ordinal, seen = []);
        if (!seen.Add(state)) return;
        if (seen.Count > StatesPerBlock) search.Joined[block.Ordinal] = state = seen.Aggregate(Join);
        search.Work.Enqueue((block, state));
    }

    private FlowState<T> Join(FlowState<T> left, FlowState<T> right) => left.Join(right, _client.Join(left.Data, right.Data));

    private void Walk(Search search, BasicBlock block, FlowState<T> start)
    {
        bool isGuarded = IsGuarded(block);
        List<FlowState<T>> states = [start];
        foreach (IOperation operation in block.Operations)
        {
            HashSet<FlowState<T>> next = [];
            foreach (FlowState<T> state in states)
            {
                if (isGuarded && CanThrow(operation)) Throw(search, block.EnclosingRegion, state, isExplicit: false);
                foreach ((FlowState<T> after, _, bool thrown) in Step(state, operation))
                {
                    if (thrown) Throw(search, block.EnclosingRegion, after, isExplicit: true);
                    else next.Add(after);
                }
            }

            states = next.Count > StatesPerBlock ? [next.Aggregate(Join)] : [.. next];
        }

        foreach (FlowState<T> state in states)
        {
            if (block.BranchValue is null)
            {
                Follow(search, block, block.FallThroughSuccessor, state, FlowValue.Unknown);
                continue;
            }

            if (isGuarded && CanThrow(block.BranchValue)) Throw(search, block.EnclosingRegion, state, isExplicit: false);
            foreach ((FlowState<T> after, FlowValue value, bool thrown) in Step(state, block.BranchValue))
            {
                if (thrown) Throw(search, block.EnclosingRegion, after, isExplicit: true);
                else Branch(search, block, after, value);
            }
        }
    }

    private void Branch(Search search, BasicBlock block, FlowState<T> state, FlowValue value)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None)
        {
            Follow(search, block, block.FallThroughSuccessor, state, value);
            return;
        }

        bool taken = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        Take(search, block, block.ConditionalSuccessor, state, value, taken);
        Take(search, block, block.FallThroughSuccessor, state, value, !taken);
    }

    private void Take(Search search, BasicBlock block, ControlFlowBranch? branch, FlowState<T> state, FlowValue condition, bool truth)
    {
        (State, _abandoned) = (state, false);
        if (!Assume(condition, truth) || _abandoned) return;
        _client.Branch(block.BranchValue!, condition, truth, _context);
        if (_abandoned) return;
        Follow(search, block, branch, State, FlowValue.Unknown);
    }

    private void Follow(Search search, BasicBlock block, ControlFlowBranch? branch, FlowState<T> state, FlowValue value)
    {
        if (branch is null) return;
        List<FlowState<T>> states = [state];
        foreach (ControlFlowRegion region in branch.FinallyRegions) states = [.. states.SelectMany(s => Finally(search, region, s))];
        foreach (FlowState<T> each in states)
        {
            switch (branch.Semantics)
            {
                case ControlFlowBranchSemantics.Return:
                    search.Exits.Returns.Add((Without(each, branch.LeavingRegions), value));
                    break;
                case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow:
                    Throw(search, block.EnclosingRegion, each, isExplicit: true);
                    break;
                case ControlFlowBranchSemantics.StructuredExceptionHandling:
                    search.Exits.Ends.Add(each);
                    break;
                case ControlFlowBranchSemantics.Regular when branch.Destination is { Kind: BasicBlockKind.Exit }:
                    search.Exits.Returns.Add((Without(each, branch.LeavingRegions), FlowValue.Unknown));
                    break;
                case ControlFlowBranchSemantics.Regular when branch.Destination is { } destination:
                    Enqueue(search, destination, Without(each, branch.LeavingRegions));
                    break;
            }
        }
    }

    private List<FlowState<T>> Finally(Search search, ControlFlowRegion region, FlowState<T> state)
    {
        FlowExits<T> exits = Explore(region.FirstBlockOrdinal, state);
        search.Exits.Add(exits);
        return exits.Ends;
    }

    // Outwards through the regions around it: every catch that could be the one, and the finally on the way. Around the outermost region of a lambda
    // are those of the method that it stands in, which are none of its own.
    private void Throw(Search search, ControlFlowRegion? region, FlowState<T> state, bool isExplicit)
    {
        for (; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } around) continue;
            if (around.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                foreach (FlowState<T> after in Finally(search, around.NestedRegions[1], state)) Throw(search, around.EnclosingRegion, after, isExplicit);
                return;
            }

            foreach (ControlFlowRegion handler in around.NestedRegions.Skip(1))
            {
                Enqueue(search, _frame.Graph.Blocks[handler.FirstBlockOrdinal], state);
                bool takesAll = handler is { Kind: ControlFlowRegionKind.Catch } && handler.ExceptionType is null or { SpecialType: SpecialType.System_Object }
                    or { Name: "Exception", ContainingNamespace.Name: "System" };
                if (takesAll) return;
            }

            isExplicit = false; // One of them may have been the one.
        }

        if (isExplicit) search.Exits.Throws.Add(state);
    }

    private static bool IsGuarded(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try) return true;
        }

        return false;
    }

    private bool CanThrow(IOperation operation) => operation.DescendantsAndSelf().Any(_client.CanThrow);

    private FlowState<T> Without(FlowState<T> state, System.Collections.Immutable.ImmutableArray<ControlFlowRegion> regions)
    {
        if (regions.IsDefaultOrEmpty) return state;
        List<FlowPlace> gone = [.. regions.SelectMany(r =>
            r.Locals.Select(l => FlowPlace.Of(l)).Concat(r.CaptureIds.Select(c => FlowPlace.Of(c, _frame.Graph))))];
        return gone.Any(state.Places.ContainsKey) ? state.Without(gone) : state;
    }
}
