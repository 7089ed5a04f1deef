using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Memory;

// Queues, stacks and pools: what is put there, and what is taken out again.
internal sealed partial class MemoryClient
{
    private static readonly string[] s_putting =
    [
        "Push", "Enqueue", "Add", "TryAdd", "AddLast", "AddFirst", "Insert", "Return", "TryReturn", "Recycle", "GiveBack", "Write", "TryWrite", "Put",
        "WriteAsync", "Set", "Free", "Append",
    ];

    private static readonly string[] s_taking =
    [
        "Pop", "TryPop", "Dequeue", "TryDequeue", "Take", "TryTake", "Rent", "TryRent", "Get", "TryGet", "Read", "TryRead", "Remove", "TryRemove", "First",
        "Last", "Peek", "TryPeek", "ElementAt", "TryGetValue", "Acquire", "TryAcquire", "Borrow", "Next",
    ];

    public override void Assign(FlowPlace place, FlowValue value, IOperation operation, FlowContext<MemoryFacts> context)
    {
        bool isElement = place.Key is FlowValue && value.IsKnown && operation is IAssignmentOperation { Value.Type: { } type } && FlowTypes.IsBuffer(type);
        if (!isElement || StorageKey.Of(place.Owner!, handler) is not { } container) return;
        Put(container, value, operation, operation, context);
    }

    private void Contain(IInvocationOperation call, FlowValue value, FlowContext<MemoryFacts> context)
    {
        if (call.Instance is not { Type: { } type } || FlowTypes.IsView(type) || type.Name == "FixedBufferPool") return;
        if (s_putting.Contains(call.TargetMethod.Name) && ContainerOf(call.Instance, context) is { } into)
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                FlowValue put = context.ValueOf(argument.Value);
                bool isTuple = put.Kind == FlowValueKind.Tuple;
                System.Collections.Generic.IEnumerable<FlowValue> items = isTuple
                    ? (System.Collections.Immutable.ImmutableArray<FlowValue>)put.Key! : FlowTypes.IsBuffer(argument.Value.Type) ? [put] : [];
                foreach (FlowValue item in items) Put(into, item, call, argument.Value, context);
            }
        }
        else if (s_taking.Contains(call.TargetMethod.Name) && ContainerOf(call.Instance, context) is { } from)
        {
            context.Data = context.Data with { Taken = context.Data.Taken.SetItem(value, from) };
            foreach (IArgumentOperation argument in call.Arguments.Where(a => a.Parameter?.RefKind == RefKind.Out))
            {
                context.Data = context.Data with { Taken = context.Data.Taken.SetItem(context.ValueOf(argument.Value), from) };
            }
        }
    }

    private void Put(StorageKey into, FlowValue value, IOperation operation, IOperation named, FlowContext<MemoryFacts> context)
    {
        FlowValue root = value.Root;
        if (!root.IsKnown) return;
        Touch(context, root, value.Range, TouchKind.Recycled, operation.Syntax, into);
        foreach (Flight flight in context.Data.Flights.Where(f => f.Has(root)))
        {
            log.Recycled.Add((flight, into, NameOf(value, named), operation.Syntax.GetLocation()));
        }

        context.Data = context.Data with { Put = context.Data.Put.Add((into, root)) };
    }

    // A channel has two ends, and both are the channel.
    private StorageKey? ContainerOf(IOperation instance, FlowContext<MemoryFacts> context)
    {
        IOperation at = instance is IConversionOperation conversion ? conversion.Operand : instance;
        while (at is IPropertyReferenceOperation { Property: { Name: "Reader" or "Writer" }, Instance: { } whole }) at = whole;
        return StorageKey.Of(context.ValueOf(at), handler);
    }

    // What holds the value, or the thing that it is a part of.
    private StorageKey? TakenFrom(FlowValue root, FlowContext<MemoryFacts> context)
    {
        for (FlowValue? at = root; at is not null; at = at.Of)
        {
            if (context.Data.Taken.TryGetValue(at, out StorageKey? from)) return from;
        }

        bool isElement = root is { Kind: FlowValueKind.Element, Key: FlowValue { Kind: not FlowValueKind.Constant } };
        return isElement ? StorageKey.Of(root.Of!, handler) : null;
    }
}
