using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Ownership;

/// <summary>
/// URING2020 to 2029, path by path: what is taken, kept or opened is passed on once, is used before that, and is passed on at all.
/// <para>
/// <b>Heuristic.</b> What is stored, captured, returned or handed to a method that the walk cannot follow is somebody else's from there on, and nothing
/// more is asked of it. <b>Missed on purpose:</b> exceptions that nobody catches (they end the connection anyway), buffers whose way leads through a
/// collection, and what an async method that is not awaited does with its arguments.
/// </para>
/// </summary>
internal sealed partial class OwnershipClient(HandlerModel handler, OwnershipTypes types, BufferFields fields, Action<Diagnostic> report) : FlowClient<Holdings>
{
    private readonly OwnershipTypes _types = types;
    private readonly BufferFields _fields = fields;
    private readonly HashSet<(string Rule, SyntaxNode At)> _reported = [];
    private readonly HashSet<ISymbol> _completions = new(
        handler.Spec.Submissions.SelectMany(s => new[] { s.Completed, s.Failed, s.Released }).Select(handler.MethodOf).OfType<ISymbol>(),
        SymbolEqualityComparer.Default);

    /// <inheritdoc/>
    public override Holdings Start => Holdings.None;

    /// <inheritdoc/>
    public override bool CountsLoops => true;

    /// <inheritdoc/>
    public override Holdings Join(Holdings left, Holdings right) => left.Join(right);

    /// <inheritdoc/>
    public override Holdings Renew(Holdings data, FlowValue value)
    {
        List<FlowValue> gone = [.. data.All.Keys.Where(held => held.Mentions(value))];
        foreach (FlowValue held in gone)
        {
            Holding holding = data.Of(held)!;
            if (holding is { MustEnd: true, Status: HoldingStatus.Owned or HoldingStatus.Maybe }) ReportLost(holding);
        }

        return gone.Count == 0 ? data : data.Without(gone);
    }

    /// <inheritdoc/>
    public override FlowValue? ValueOf(IOperation operation, FlowContext<Holdings> context) =>
        operation switch
        {
            IConversionOperation { OperatorMethod: not null, Operand: var file } when _types.IsRuntime(operation.Type, "RingFile") => context.ValueOf(file),
            IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } of } when _types.KindOf(of.Type) is not null => context.ValueOf(of),
            // A part stands for the whole: what returns one returns the other.
            IInvocationOperation { TargetMethod.Name: "Slice", Instance: { } of } when _types.KindOf(of.Type) == HoldingKind.Fixed => context.ValueOf(of),
            _ => null,
        };

    /// <inheritdoc/>
    public override bool CanThrow(IOperation operation) => operation switch
    {
        IInvocationOperation call => !_types.IsHarmless(call.TargetMethod),
        IAwaitOperation await => !_types.IsRuntime(await.Operation.Type, "Pending"),
        _ => false,
    };

    /// <inheritdoc/>
    public override void Leave(FlowValue returned, bool throws, FlowContext<Holdings> context)
    {
        if (throws && !ThrowsItself(context.Graph)) return; // What a helper throws is an assertion.
        foreach (KeyValuePair<FlowValue, Holding> held in context.Data.All)
        {
            Holding holding = held.Value;
            if (holding is { Status: HoldingStatus.Gone, StoredAt: { } stored, By: { } by }) ReportTwice(by, NameOf(holding.Made), stored);
            if (!IsLost(holding) || Carries(returned, held.Key)) continue;
            bool isElsewhere = context.State.Places.Any(place => Carries(place.Value, held.Key) && IsOutside(place.Key, context));
            if (!isElsewhere) ReportLost(holding);
        }

        if (!throws && context.Entry is { } entry && _completions.Contains(entry)) LeaveCompletion(entry, context);
    }

    private static bool ThrowsItself(ControlFlowGraph body) =>
        body.Blocks.Any(block => block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Throw });

    /// <summary>The file that a completion method was given a result of.</summary>
    private void LeaveCompletion(IMethodSymbol entry, FlowContext<Holdings> context)
    {
        foreach (IParameterSymbol parameter in entry.Parameters)
        {
            FlowValue result = FlowValue.Parameter(parameter);
            if (!_types.IsFileResult(parameter.Type) || context.Data.Of(result) is not null) continue;
            if (OwnershipTests.Decided(result, false, context) != false) Report(Descriptors.FileNotClosed, SyntaxOf(parameter), parameter.Name);
        }
    }

    private static bool IsLost(Holding holding) => holding.Status switch
    {
        HoldingStatus.Owned => holding.MustEnd || holding.Kind == HoldingKind.Result,
        HoldingStatus.Maybe => holding.MustEnd,
        _ => false,
    };

    /// <summary>The value is it, or a tuple with it inside.</summary>
    private static bool Carries(FlowValue value, FlowValue token) =>
        value.Equals(token) || (value.Key is ImmutableArray<FlowValue> parts && value.Kind == FlowValueKind.Tuple && parts.Any(part => Carries(part, token)));

    /// <summary>The place outlives the body: a field, a parameter of the caller's, a local of the method around.</summary>
    private static bool IsOutside(FlowPlace place, FlowContext<Holdings> context) => place.Key switch
    {
        _ when place.IsShared => true,
        IParameterSymbol parameter => parameter.RefKind is RefKind.Out or RefKind.Ref,
        ILocalSymbol local => !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, context.Entry),
        _ => false,
    };

    private void ReportTwice(SyntaxNode at, string what, SyntaxNode before) =>
        Report(Descriptors.BufferPassedOnTwice, at, what, ActOf(before), FlowSite.LineOf(before));

    private void ReportLost(Holding holding)
    {
        DiagnosticDescriptor rule = holding.Kind switch
        {
            HoldingKind.Fixed => Descriptors.FixedBufferNotReturned,
            HoldingKind.File or HoldingKind.Result => Descriptors.FileNotClosed,
            _ => Descriptors.HeldBufferLost,
        };
        Report(rule, holding.Made, NameOf(holding.Made));
    }

    private void Report(DiagnosticDescriptor rule, SyntaxNode at, params object[] arguments)
    {
        if (_reported.Add((rule.Id, at))) report(Diagnostic.Create(rule, at.GetLocation(), arguments));
    }
}
