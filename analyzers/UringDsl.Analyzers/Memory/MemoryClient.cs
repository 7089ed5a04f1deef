using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Memory;

/// <summary>
/// Follows memory of the user's own along the paths of one method: handed to the kernel, written, filled again, recycled. What is wrong on one path
/// alone is said here; what other methods do is kept in the log, for <see cref="MemoryRules"/>.
/// </summary>
internal sealed partial class MemoryClient(
    HandlerModel handler, IReadOnlyDictionary<IMethodSymbol, MemorySubmission> submissions, MethodEffects effects, MemoryLog log) : FlowClient<MemoryFacts>
{
    private readonly Dictionary<FlowValue, IOperation> _origins = [];

    public override MemoryFacts Start => MemoryFacts.None;

    public override MemoryFacts Join(MemoryFacts left, MemoryFacts right) => left.Join(right);

    public override MemoryFacts Renew(MemoryFacts data, FlowValue value) => data.Renewed(value);

    public override void Visit(IOperation operation, FlowValue value, FlowContext<MemoryFacts> context)
    {
        bool isMade = value.Kind == FlowValueKind.Result && ReferenceEquals(value.Site!.Syntax, operation.Syntax) && operation.Kind.Equals(value.Key);
        if (isMade) _origins[value] = operation;
        switch (operation)
        {
            case IInvocationOperation call when handler.SubmissionOf(call.TargetMethod) is not null:
                Submit(call, value, context);
                break;
            case IInvocationOperation call when !context.IsFollowed(call):
                WriteArguments(call, context);
                Contain(call, value, context);
                break;
            case IAssignmentOperation assignment:
                foreach (IOperation target in Targets(assignment.Target)) WriteTarget(target, assignment, context);
                break;
            case IIncrementOrDecrementOperation step:
                WriteTarget(step.Target, step, context);
                break;
            case IFlowAnonymousFunctionOperation lambda when !context.Data.Flights.IsEmpty:
                WritePosted(lambda, context);
                break;
            case IPropertyReferenceOperation { Property: { Name: "Span" or "Data" } property } reference when FlowTypes.IsBuffer(property.ContainingType):
                ReadSpan(reference, context);
                break;
            case IAwaitOperation await when !context.IsFollowed(await.Operation):
                Await(await, context);
                break;
        }
    }

    public override void Refine(FlowValue condition, bool truth, FlowContext<MemoryFacts> context)
    {
        bool isIdle = truth && condition is { Kind: FlowValueKind.Member, Key: IPropertySymbol { Name: "IsIdle" } };
        if (isIdle) context.Data = context.Data.Without(f => f.Root.Equals(condition.Of!.Root));
    }

    // What a condition asks for may be what Released has set: then the memory may be free on both sides of the branch.
    public override void Branch(IOperation condition, FlowValue value, bool truth, FlowContext<MemoryFacts> context)
    {
        HashSet<ISymbol> asked = new(SymbolEqualityComparer.Default);
        Ask(condition, context, asked, depth: 3);
        if (asked.Count == 0) return;
        MemoryFacts data = context.Data;
        data = data with { Guards = data.Guards.Union(asked) };
        context.Data = data.Without(f => f.Submission.Released is { } released && effects.Of(released).Changed.Overlaps(asked));
    }

    public override void Suspend(IOperation operation, FlowContext<MemoryFacts> context) => Hold(context);

    public override void Leave(FlowValue returned, bool throws, FlowContext<MemoryFacts> context) => Hold(context);

    private void Ask(IOperation operation, FlowContext<MemoryFacts> context, HashSet<ISymbol> asked, int depth)
    {
        asked.UnionWith(effects.Mentioned(operation));
        if (depth == 0) return;
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            if (part is not (ILocalReferenceOperation or IFlowCaptureReferenceOperation)) continue;
            for (FlowValue? at = context.ValueOf(part); at is not null; at = at.Of)
            {
                if (at is { Kind: FlowValueKind.Member, Key: ISymbol member }) asked.Add(member);
                else if (at.Kind == FlowValueKind.Result && _origins.TryGetValue(at, out IOperation? origin)) Ask(origin, context, asked, depth - 1);
            }
        }
    }

    private void Submit(IInvocationOperation call, FlowValue value, FlowContext<MemoryFacts> context)
    {
        IMethodSymbol method = HandlerModel.DeclarationOf(call.TargetMethod);
        context.Data = context.Data with { Launched = context.Data.Launched.Add(method) };
        if (!submissions.TryGetValue(method, out MemorySubmission? submission)) return;
        foreach (MemoryUse use in submission.Uses)
        {
            IArgumentOperation? argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == use.Parameter);
            if (argument is null) continue;
            foreach (FlowValue memory in MemoryOf(context.ValueOf(argument.Value), use, context))
            {
                if (!memory.IsKnown) continue;
                Share(argument, memory, submission, use, context);
                if (use.IsFilled) Touch(context, memory.Root, memory.Range, TouchKind.Filled, argument.Value.Syntax, by: submission.Name);
                Flight flight = new(memory.Root, memory.Range, submission, use, value, IsCompleted: false);
                context.Data = context.Data with { Flights = context.Data.Flights.Add(flight) };
            }
        }
    }

    // The buffers of an array, where they are known; else the array stands for them.
    private static IEnumerable<FlowValue> MemoryOf(FlowValue value, MemoryUse use, FlowContext<MemoryFacts> context)
    {
        if (!use.IsArray) return [value];
        List<FlowValue> items = [.. context.State.Places.Where(p => p.Key.Key is FlowValue && value.Equals(p.Key.Owner)).Select(p => p.Value)];
        return items.Count > 0 && items.All(i => i.IsKnown) ? items : [value];
    }

    // Two may read the same memory; if one fills it, nobody else may have it.
    private void Share(IArgumentOperation argument, FlowValue memory, MemorySubmission submission, MemoryUse use, FlowContext<MemoryFacts> context)
    {
        foreach (Flight flight in context.Data.Flights)
        {
            if (!(flight.Use.IsFilled || use.IsFilled) || !flight.Has(memory.Root) || !flight.Range.Overlaps(memory.Range)) continue;
            log.Report(
                Descriptors.MemorySharedInFlight, argument.Value.Syntax.GetLocation(), NameOf(memory, argument.Value), submission.Name,
                MemoryText.Doing(flight), MemoryText.Until(flight));
        }
    }

    private void Await(IAwaitOperation await, FlowContext<MemoryFacts> context)
    {
        FlowValue operand = context.ValueOf(await.Operation);
        bool isOfRing = _origins.TryGetValue(operand, out IOperation? origin) && origin is IInvocationOperation call
            && handler.SubmissionOf(call.TargetMethod) is { } spec && spec.Steps.All(s => TellsNothing(s.Operation));
        MemoryFacts data = context.Data;
        foreach (Flight flight in data.Flights)
        {
            bool isOwn = flight.Call.IsKnown && flight.Call.Equals(operand);
            // Whatever else is awaited may be what Released or a completion method has signalled.
            bool isOver = !flight.Use.IsZeroCopy || (!isOwn && !isOfRing && flight.Submission.Released is not null);
            data = data with { Flights = data.Flights.Remove(flight) };
            if (!isOver) data = data with { Flights = data.Flights.Add(flight with { IsCompleted = flight.IsCompleted || isOwn, Call = FlowValue.Unknown }) };
        }

        context.Data = data;
    }

    // Operations whose completion no other method of the handler can have brought about.
    private static bool TellsNothing(StepOperation operation) => operation is StepOperation.Send or StepOperation.Sendmsg or StepOperation.Recv
        or StepOperation.Recvmsg or StepOperation.Timeout or StepOperation.LinkTimeout or StepOperation.Connect or StepOperation.Socket
        or StepOperation.Close or StepOperation.Shutdown;

    // What of it others will find.
    private void Hold(FlowContext<MemoryFacts> context)
    {
        if (context.Entry is not { } method || context.Data.Flights.IsEmpty) return;
        ImmutableDictionary<StorageKey, int> numbers = NumbersOf(context);
        foreach (Flight flight in context.Data.Flights)
        {
            FlowValue root = flight.Root;
            foreach (KeyValuePair<FlowPlace, FlowValue> place in context.State.Places)
            {
                if (!place.Key.IsShared || !place.Value.Root.Equals(root) || place.Key.Key is not ISymbol member) continue;
                if (StorageKey.Of(FlowValue.Member(place.Key.Owner!, member), handler) is { } key) Add(key, isContainer: false);
            }

            if (root is { Kind: FlowValueKind.Member, Of: { } owner, Key: ISymbol symbol } && context.Read(FlowPlace.Of(owner, symbol)).Equals(root)
                && StorageKey.Of(root, handler) is { } own)
            {
                Add(own, isContainer: false);
            }

            foreach ((StorageKey container, FlowValue put) in context.Data.Put)
            {
                if (put.Equals(root)) Add(container, isContainer: true);
            }

            void Add(StorageKey key, bool isContainer) => log.Holds.Add(new(method, key, isContainer, flight, context.Data.Launched, numbers));
        }
    }

    // Positions that were set back, for example.
    private ImmutableDictionary<StorageKey, int> NumbersOf(FlowContext<MemoryFacts> context)
    {
        ImmutableDictionary<StorageKey, int> numbers = ImmutableDictionary<StorageKey, int>.Empty;
        foreach (KeyValuePair<FlowPlace, FlowValue> place in context.State.Places)
        {
            if (place.Key is not { IsShared: true, Key: ISymbol member } || place.Value is not { Kind: FlowValueKind.Constant, Key: int number }) continue;
            if (StorageKey.Of(FlowValue.Member(place.Key.Owner!, member), handler) is { } key) numbers = numbers.SetItem(key, number);
        }

        return numbers;
    }
}
