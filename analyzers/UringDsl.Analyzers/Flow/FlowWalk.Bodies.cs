using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

// The body of a call, with the caller's values.
internal sealed partial class FlowWalk<T>
{
    private FlowValue? Call(
        IOperation call, ControlFlowGraph graph, IMethodSymbol method, FlowValue self,
        List<(IParameterSymbol Parameter, FlowValue Value, IOperation? Source)> arguments)
    {
        if (_frame.Depth >= MaximumDepth || _frame.Contains(graph) || IsIterator(graph)) return null;
        bool isNested = method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;
        if (isNested) self = _frame.Self;
        FlowState<T> inside = State;
        foreach ((IParameterSymbol parameter, FlowValue value, IOperation? source) in arguments)
        {
            bool isReference = parameter.RefKind is RefKind.Ref or RefKind.Out && source is not null;
            FlowValue bound = !isReference ? value : PlaceOf(source) is { } place ? FlowValue.Reference(place) : value;
            inside = inside.With(FlowPlace.Of(Declared(method, parameter)), bound);
        }

        FlowSite site = new(call.Syntax, Caller);
        FlowExits<T> exits = Body(graph, method, self, site, inside);
        if (exits.GaveUp) return null;
        List<FlowPlace> parameters = [.. arguments.Select(a => FlowPlace.Of(Declared(method, a.Parameter)))];
        List<(FlowState<T> State, FlowValue Value)> returns = Distinct(exits.Returns.Select(r => (r.State.Without(parameters), r.Value)));
        List<FlowState<T>> throws = [.. exits.Throws.Select(t => t.Without(parameters)).Distinct()];
        if (returns.Count + throws.Count == 0)
        {
            _abandoned = true;
            return FlowValue.Unknown;
        }

        if (HasManyOutcomes && returns.Count > 0)
        {
            State = returns.Select(r => r.State).Aggregate(Join);
            return returns.All(r => r.Value.Equals(returns[0].Value)) ? returns[0].Value : FlowValue.Unknown;
        }

        int outcome = Choose(returns.Count + throws.Count);
        if (outcome >= returns.Count)
        {
            (State, _thrown) = (throws[outcome - returns.Count], true);
            return FlowValue.Unknown;
        }

        (State, FlowValue result) = returns[outcome];
        return result;
    }

    // Outcomes that differ, joined when there are too many.
    private List<(FlowState<T> State, FlowValue Value)> Distinct(IEnumerable<(FlowState<T> State, FlowValue Value)> returns)
    {
        List<(FlowState<T>, FlowValue)> distinct = [.. returns.Distinct()];
        return distinct.Count <= OutcomesPerCall ? distinct : [(distinct.Select(d => d.Item1).Aggregate(Join), FlowValue.Unknown)];
    }

    private FlowExits<T> Body(ControlFlowGraph graph, IMethodSymbol method, FlowValue self, FlowSite site, FlowState<T> start)
    {
        if (_calls.TryGetValue((site, start), out FlowExits<T>? known)) return known;
        FlowFrame frame = _frame;
        (FlowState<T> state, bool abandoned, bool thrown) before = (State, _abandoned, _thrown);
        _frame = new(graph, method, self, site, frame);
        FlowExits<T> exits = Explore(0, start);
        _frame = frame;
        (State, _abandoned, _thrown) = before;
        _calls[(site, start)] = exits;
        return exits;
    }

    // A generic method is walked as it was declared.
    private static IParameterSymbol Declared(IMethodSymbol method, IParameterSymbol parameter) =>
        (method.PartialImplementationPart ?? method).OriginalDefinition.Parameters[parameter.Ordinal];

    private static bool IsIterator(ControlFlowGraph graph) =>
        graph.OriginalOperation.DescendantsAndSelf().Any(o => o.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);
}
