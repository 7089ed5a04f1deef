using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

/// <summary>
/// The engine of the flow rules: it walks forward through the control flow graph of a method, path by path, and tells a <see cref="FlowClient{T}"/>
/// each operation with the values of its operands.
/// <para>
/// <b>Paths.</b> States that differ are kept apart where paths meet, so that a later condition that asks the same again goes the same way. A block
/// that has been reached with too many of them joins them, and a call in a statement that ends in too many ways. Loops end because an operation that
/// runs again makes the same value again: what it made before is forgotten (<see cref="FlowClient{T}.Renew"/>). <c>finally</c> runs on every way out
/// of its <c>try</c>; a <c>catch</c> is reached from before each operation that can throw.
/// </para>
/// <para>
/// <b>Values.</b> Locals, parameters, fields and automatic properties, elements, tuples, pattern variables, ref locals, out arguments and the views of
/// memory (<see cref="FlowValue"/>) are followed through assignments. An <c>await</c> ends what is known of fields: other methods have run.
/// </para>
/// <para>
/// <b>Calls.</b> Methods, accessors, constructors, operators, local functions and lambdas whose source is in the compilation are walked where they are
/// called, with the caller's values. An asynchronous one is followed where it is awaited. A call that is not followed makes a new value; one of the
/// handler's own ends what is known of fields.
/// </para>
/// <para>
/// <b>What it misses on purpose</b>: virtual calls, recursion, calls deeper than <see cref="MaximumDepth"/>, iterators, exceptions that a callee
/// throws other than by <c>throw</c>, aliases that two unknown values may be. All of that is <see cref="FlowValue.Unknown"/>, or a value that is equal to
/// no other. A method with too many paths is left without a word.
/// </para>
/// </summary>
/// <example>
/// <code>
/// var walk = new FlowWalk&lt;MyFacts&gt;(model, new MyClient(...), cancellation);
/// foreach (IMethodSymbol method in model.Methods) walk.Run(method);
/// </code>
/// </example>
internal sealed partial class FlowWalk<T>
    where T : IEquatable<T>
{
    private const int MaximumDepth = 6, StatesPerBlock = 24, OutcomesPerCall = 8, MaximumSteps = 4000;

    private readonly FlowClient<T> _client;
    private readonly FlowContext<T> _context;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<IOperation, FlowValue> _values = [];
    private readonly Dictionary<(FlowSite, FlowState<T>), FlowExits<T>> _calls = [];
    private FlowFrame _frame = null!;
    private int _steps;

    public FlowWalk(HandlerModel handler, FlowClient<T> client, CancellationToken cancellation)
    {
        (Handler, _client, _cancellation) = (handler, client, cancellation);
        _context = new(this);
        State = new(client.Start);
    }

    public HandlerModel Handler { get; }

    /// <summary>The method, the local function or the lambda at which the walk began.</summary>
    public IMethodSymbol? Entry { get; private set; }

    public FlowSite? Caller => _frame.Caller;

    public ControlFlowGraph Graph => _frame.Graph;

    public FlowState<T> State { get; set; }

    /// <summary>Walks a method from its beginning, with unknown arguments, and each lambda and local function in it likewise.</summary>
    public void Run(IMethodSymbol method)
    {
        if (Handler.GraphOf(method) is { } graph) Run(graph, method, Begin(method));
    }

    private FlowState<T> Begin(IMethodSymbol method)
    {
        var start = new FlowState<T>(_client.Start);
        // A completion method has the state of its connection either way.
        IParameterSymbol? connection = method.Parameters.FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(p.Type, Handler.Known.Connection));
        IParameterSymbol? state = method.Parameters.FirstOrDefault(p => p.RefKind == RefKind.Ref && Handler.IsState(p.Type));
        return connection is null || state is null || Handler.StateAccessor is not { } accessor
            ? start
            : start.With(FlowPlace.Of(state), FlowValue.Member(FlowValue.Parameter(connection), accessor));
    }

    private void Run(ControlFlowGraph graph, IMethodSymbol method, FlowState<T> start)
    {
        Entry = method;
        _steps = 0;
        _calls.Clear();
        _values.Clear();
        _frame = new(graph, method, FlowValue.This, caller: null, outer: null);
        FlowExits<T> exits = Explore(0, start);
        foreach ((FlowState<T> state, FlowValue value) in exits.Returns)
        {
            State = state;
            _client.Leave(value, throws: false, _context);
        }

        foreach (FlowState<T> state in exits.Throws)
        {
            State = state;
            _client.Leave(FlowValue.Unknown, throws: true, _context);
        }

        foreach (IMethodSymbol local in graph.LocalFunctions) Run(graph.GetLocalFunctionControlFlowGraph(local), local, new(_client.Start));
        foreach (IFlowAnonymousFunctionOperation lambda in Lambdas(graph))
        {
            Run(graph.GetAnonymousFunctionControlFlowGraph(lambda), lambda.Symbol, new(_client.Start));
        }
    }

    private static IEnumerable<IFlowAnonymousFunctionOperation> Lambdas(ControlFlowGraph graph) =>
        graph.Blocks.SelectMany(b => b.Operations.Concat(b.BranchValue is null ? [] : [b.BranchValue]))
            .SelectMany(o => o.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>();
}
