using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Memory;

// What writes memory, and what reads it before it is filled.
internal sealed partial class MemoryClient
{
    private static IEnumerable<IOperation> Targets(IOperation target) =>
        target is ITupleOperation tuple ? tuple.Elements.SelectMany(Targets) : [target];

    // An element of a span, what a ref local refers to, what a pointer points to.
    private void WriteTarget(IOperation target, IOperation operation, FlowContext<MemoryFacts> context)
    {
        FlowValue written = target switch
        {
            ILocalReferenceOperation { Local.IsRef: true } local
                when operation is not ISimpleAssignmentOperation { IsRef: true } and not { IsImplicit: true } =>
                context.Read(FlowPlace.Of(local.Local)),
            IParameterReferenceOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } parameter => context.Read(FlowPlace.Of(parameter.Parameter)),
            IFlowCaptureReferenceOperation capture => context.PlaceOf(capture) is { } place ? context.Read(place) : FlowValue.Unknown,
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } element
                when FlowTypes.IsView(element.Property.ContainingType) =>
                Element(context.ValueOf(instance), context.ValueOf(element.Arguments[0].Value), element, context),
            IImplicitIndexerReferenceOperation index when FlowTypes.IsView(index.Instance.Type) => context.ValueOf(index.Instance),
            IInvocationOperation { TargetMethod.RefKind: RefKind.Ref } call => context.ValueOf(call),
            { Kind: OperationKind.None } => target.ChildOperations.Select(context.ValueOf).FirstOrDefault(v => v.Kind == FlowValueKind.View)
                ?? FlowValue.Unknown,
            _ => FlowValue.Unknown,
        };
        bool isMemory = written.Kind == FlowValueKind.View;
        if (isMemory) Write(written, written.Range, operation.Syntax, operation, context);
    }

    private static FlowValue Element(FlowValue view, FlowValue index, IOperation operation, FlowContext<MemoryFacts> context) =>
        FlowValue.View(view, context.Site(operation), new(index, FlowValue.Constant(1)));

    private void WriteArguments(IInvocationOperation call, FlowContext<MemoryFacts> context)
    {
        bool isSpan = FlowTypes.IsView(call.TargetMethod.ContainingType) && !FlowTypes.IsBuffer(call.TargetMethod.ContainingType);
        if (isSpan && call is { TargetMethod.Name: "Fill" or "Clear" or "Reverse", Instance: { } instance })
        {
            FlowValue whole = context.ValueOf(instance);
            Write(whole, whole.Range, call.Syntax, instance, context);
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            FlowValue view = context.ValueOf(argument.Value);
            if (view.Kind != FlowValueKind.View || !MemoryWriters.Writes(call.TargetMethod, argument)) continue;
            // Some of it is written, from its beginning on.
            bool isAll = call.TargetMethod.Name is "Clear" or "Fill" or "Reverse" or "Sort" or "NextBytes";
            Write(view, isAll ? view.Range : view.Range.Part(new(FlowValue.Constant(0), FlowValue.Constant(1))), call.Syntax, argument.Value, context);
        }
    }

    private void Write(FlowValue view, FlowRange range, SyntaxNode at, IOperation named, FlowContext<MemoryFacts> context)
    {
        if (!view.IsKnown) return;
        Touch(context, view.Root, range, TouchKind.Written, at);
        foreach (Flight flight in context.Data.Flights)
        {
            if (!flight.Has(view.Root) || !flight.Range.Overlaps(range)) continue;
            string name = NameOf(view, named);
            if (flight.Use.IsFilled) Early(flight, at, name);
            else Wrong(flight, at, "written", name);
        }
    }

    private void Early(Flight flight, SyntaxNode at, string name) =>
        log.Report(Descriptors.MemoryReadBeforeFilled, at.GetLocation(), name, flight.Submission.Name, MemoryText.Until(flight));

    // Memory that a send or a write still reads.
    private void Wrong(Flight flight, SyntaxNode at, string what, string name)
    {
        if (!flight.IsCompleted)
        {
            log.Report(Descriptors.MemoryWrittenInFlight, at.GetLocation(), name, flight.Submission.Name, MemoryText.Until(flight));
        }
        else
        {
            MemoryText.ReportCompleted(log, flight.Submission, at.GetLocation(), name, what);
        }
    }

    // A registered buffer in use hands out no span; what is being filled has nothing to read yet.
    private void ReadSpan(IPropertyReferenceOperation reference, FlowContext<MemoryFacts> context)
    {
        if (reference.Instance is null || reference.Parent is IPropertyReferenceOperation { Property.Name: "Length" or "IsEmpty" }) return;
        FlowValue buffer = context.ValueOf(reference.Instance);
        bool isRegistered = reference.Property is { Name: "Span", ContainingType.Name: "FixedBuffer" };
        foreach (Flight flight in context.Data.Flights)
        {
            if (!flight.Has(buffer.Root)) continue;
            string name = NameOf(buffer, reference.Instance);
            bool isFilled = flight.Use.IsFilled && flight.Range.Overlaps(buffer.Range);
            if (isFilled) Early(flight, reference.Syntax, name);
            else if (isRegistered) Wrong(flight, reference.Syntax, "written", name);
            if (isFilled || isRegistered) context.Data = context.Data.Without(f => f == flight); // Once is enough.
        }

        if (isRegistered && buffer.IsKnown) Touch(context, buffer.Root, buffer.Range, TouchKind.Written, reference.Syntax);
    }

    private void Touch(
        FlowContext<MemoryFacts> context, FlowValue root, FlowRange range, TouchKind kind, SyntaxNode at, StorageKey? into = null, string? by = null)
    {
        if (context.Entry is not { } method) return;
        StorageKey? taken = TakenFrom(root, context);
        StorageKey? key = taken ?? StorageKey.Of(root, handler);
        if (key is null) return;
        StorageKey? start = range.Start is { Kind: FlowValueKind.Member, Site: null } position ? StorageKey.Of(position, handler) : null;
        log.Touches.Add(new(method, key, taken is not null, range, kind, into, by, context.Data.Guards, start, at.GetLocation()));
    }

    private static string NameOf(FlowValue value, IOperation operation) => value.Root switch
    {
        { Kind: FlowValueKind.Member, Key: ISymbol member } => member.Name,
        { Kind: FlowValueKind.Parameter, Key: ISymbol parameter } => parameter.Name,
        { Kind: FlowValueKind.Element, Of: { Kind: FlowValueKind.Member, Key: ISymbol array } } => $"{array.Name}[…]",
        _ => operation.DescendantsAndSelf().Select(o => o switch
            {
                ILocalReferenceOperation local => local.Local.Name,
                IParameterReferenceOperation parameter => parameter.Parameter.Name,
                IFieldReferenceOperation field => field.Field.Name,
                _ => null,
            }).FirstOrDefault(n => n is not null) ?? "The memory",
    };
}
