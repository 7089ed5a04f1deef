using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Ownership;

// What each operation does with what is held.
internal sealed partial class OwnershipClient
{
    /// <inheritdoc/>
    public override void Visit(IOperation operation, FlowValue value, FlowContext<Holdings> context)
    {
        // What is stored in a place that the walk does not know may be found again.
        if (operation is ISimpleAssignmentOperation { Target: not IDiscardOperation } stored && context.PlaceOf(stored.Target) is null)
        {
            Share(context.ValueOf(stored.Value), context);
        }

        switch (operation)
        {
            case IInvocationOperation call:
                Call(call, value, context);
                break;
            case IPropertyReferenceOperation property:
                Property(property, context);
                break;
            case IAwaitOperation await:
                Await(await, value, context);
                break;
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } bytes } target }:
                UseBytes(bytes, target, context);
                break;
            case IAssignmentOperation { Target: IArrayElementReferenceOperation target }:
                UseBytes(target.ArrayReference, target, context);
                break;
            case IObjectCreationOperation { Arguments.IsEmpty: true } or IDefaultValueOperation when _types.KindOf(operation.Type) is { } kind && value.IsKnown:
                context.Data = context.Data.With(value, new(kind, HoldingStatus.Absent, operation.Syntax));
                break;
            case IObjectCreationOperation creation:
                foreach (IArgumentOperation argument in creation.Arguments) Share(context.ValueOf(argument.Value), context);
                break;
            case IArrayCreationOperation { Initializer: { } initializer }:
                foreach (IOperation element in initializer.ElementValues) Share(context.ValueOf(element), context);
                break;
            case ICollectionExpressionOperation or IAnonymousObjectCreationOperation or IWithOperation:
                foreach (IOperation element in operation.ChildOperations) Share(context.ValueOf(element), context);
                break;
            case IArrayElementReferenceOperation element:
                UseBytes(element.ArrayReference, element, context);
                break;
            case IImplicitIndexerReferenceOperation index:
                UseBytes(index.Instance, index, context);
                break;
            case IFlowAnonymousFunctionOperation lambda:
                Capture(lambda, context);
                break;
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                CaptureAll(reference.Method.DeclaringSyntaxReferences[0].GetSyntax(), context);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Assign(FlowPlace place, FlowValue value, IOperation operation, FlowContext<Holdings> context)
    {
        if (!place.IsShared) return;
        Share(value, context);
        bool outlives = place.Owner!.Kind is FlowValueKind.This or FlowValueKind.Member or FlowValueKind.Constant;
        if (!outlives || value.Kind != FlowValueKind.View || !IsAddress(operation) || !IsReceived(value.Root, context)) return;
        Report(Descriptors.ReceivedBytesKept, operation.Syntax, place.Key is ISymbol member ? member.Name : "An element");
    }

    /// <summary>It is an address that is assigned, and not a byte that was read through one.</summary>
    private static bool IsAddress(IOperation assignment)
    {
        IOperation? value = (assignment as IAssignmentOperation)?.Value;
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value?.Type is IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr };
    }

    /// <summary>Bytes that go back when the method returns: of a lease that was kept, they do not.</summary>
    private bool IsReceived(FlowValue root, FlowContext<Holdings> context) => context.Data.Of(root) switch
    {
        { Kind: HoldingKind.Lease, Successor: null } or { Kind: HoldingKind.Received, Status: HoldingStatus.Owned } => true,
        { Kind: HoldingKind.Received, Successor: { } successor } => IsReceived(successor, context),
        null => root is { Kind: FlowValueKind.Parameter, Key: IParameterSymbol parameter } && _types.IsReceived(parameter.Type),
        _ => false,
    };

    private void Call(IInvocationOperation call, FlowValue value, FlowContext<Holdings> context)
    {
        IMethodSymbol method = call.TargetMethod;
        if (handler.SubmissionOf(method) is { } submission) Submit(call, submission, context);
        else if (_types.Hands(method)) Take(call, value, context);
        else if (_types.IsRuntime(method.ContainingType, "BufferLease") && method.Name == "Keep") Keep(call, value, context);
        else if (_types.KindOf(method.ContainingType) is not null && method.Name == "Return") Return(call, context);
        else if (_types.IsRuntime(method.ContainingType, "RingControl")) Control(call, value, context);
        else if (_types.KindOf(call.Instance?.Type) is not null) return; // Slice, Equals, ToString.
        else if (!context.IsFollowed(call)) Unknown(call, context);
    }

    private void Return(IInvocationOperation call, FlowContext<Holdings> context)
    {
        if (IsOrigin(call.Instance!, isRegistered: false, call, context)) Pass(call.Instance!, call, context);
    }

    private void Submit(IInvocationOperation call, SubmissionSpec submission, FlowContext<Holdings> context)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter) continue;
            bool isFile = _types.KindOf(parameter.Type) == HoldingKind.File || _types.IsRuntime(parameter.Type, "RingFile");
            switch (_types.KindOf(parameter.Type))
            {
                case HoldingKind.Lease or HoldingKind.Held:
                    Pass(argument.Value, call, context);
                    break;
                case HoldingKind.Fixed:
                    Use(argument.Value, call, context);
                    if (submission.Released is not null) Share(context.ValueOf(argument.Value), context);
                    break;
                case var _ when isFile && submission.Steps.Any(s => s.Opcode == "Close" && FileOf(s, submission) == parameter.Ordinal):
                    Pass(argument.Value, call, context);
                    break;
                case var _ when isFile:
                    Use(argument.Value, call, context);
                    if (submission.Shape == SubmissionShape.Adopt) Share(context.ValueOf(argument.Value), context);
                    break;
                default:
                    UseBytes(argument.Value, call, context);
                    break;
            }
        }
    }

    private static int FileOf(StepSpec step, SubmissionSpec submission) => step.FileParameter < 0 ? submission.FileParameter : step.FileParameter;

    /// <summary>The slots and the registered buffers that a handler asks its ring for, and gives back to it.</summary>
    private void Control(IInvocationOperation call, FlowValue value, FlowContext<Holdings> context)
    {
        switch (call.TargetMethod.Name)
        {
            case "Release":
                Pass(call.Arguments[0].Value, call, context);
                break;
            case "UnregisterBuffer" or "UpdateBuffer":
                if (IsOrigin(call.Arguments[0].Value, isRegistered: true, call, context)) Pass(call.Arguments[0].Value, call, context);
                if (call.TargetMethod.Name == "UpdateBuffer") Own(value, Registered(call), context);
                break;
            case "RegisterBuffer" or "CloneBuffer":
                Own(value, Registered(call), context);
                break;
            case "InstallSlot":
                Use(call.Arguments[0].Value, call, context);
                Own(value, new(HoldingKind.File, HoldingStatus.Owned, call.Syntax), context);
                break;
            case "Update":
                foreach (IArgumentOperation argument in call.Arguments) Use(argument.Value, call, context);
                break;
            default:
                Unknown(call, context);
                break;
        }
    }

    private static Holding Registered(IOperation call) => new(HoldingKind.Fixed, HoldingStatus.Owned, call.Syntax) { IsRegistered = true };

    /// <summary>False for a buffer of a pool where one of the handler's own is asked for, and the other way round.</summary>
    private bool IsOrigin(IOperation operand, bool isRegistered, IOperation by, FlowContext<Holdings> context)
    {
        if (context.Data.Of(context.ValueOf(operand)) is not { Kind: HoldingKind.Fixed, Status: HoldingStatus.Owned } holding) return true;
        if (holding.IsRegistered == isRegistered) return true;
        string what = isRegistered ? "was taken from a pool, which keeps it registered" : "was registered by the handler, and has no pool to go back to";
        string text = TextOf(operand);
        Report(Descriptors.FixedBufferMisreturned, by.Syntax, text, what, isRegistered ? $"{text}.Return()" : $"Ring.UnregisterBuffer({text})");
        context.Abandon();
        return false;
    }

    /// <summary>A method that nothing is known of may do anything with its arguments.</summary>
    private void Unknown(IInvocationOperation call, FlowContext<Holdings> context)
    {
        if (call.TargetMethod.MethodKind == MethodKind.LocalFunction) CaptureAll(call.TargetMethod.DeclaringSyntaxReferences[0].GetSyntax(), context);
        ISymbol? collection = CollectionOf(call);
        bool isPutting = BufferFields.IsPutting(call.TargetMethod);
        if (collection is not null && !isPutting) Forget(collection, context);
        foreach (IOperation operand in call.Arguments.Select(a => a.Value).Concat(call.Instance is null ? [] : [call.Instance]))
        {
            FlowValue value = context.ValueOf(operand);
            bool isSlice = call.TargetMethod.Name is "Slice" or "AsSpan" or "AsMemory" or "GetPinnableReference";
            if (!isSlice) UseBytes(operand, call, context);
            if (collection is not null && isPutting) KeepAddress(operand, collection, context);
            if (collection is not null && isPutting && _fields.IsEmptied(collection)) Store(value, operand, collection, call, context);
            Share(value, context);
        }
    }

    /// <summary>The collection of the handler that a call works on.</summary>
    private static ISymbol? CollectionOf(IInvocationOperation call) => call switch
    {
        { Instance: IFieldReferenceOperation { Field: var field } } => field.OriginalDefinition,
        { Instance: IPropertyReferenceOperation { Property: var property } } => property.OriginalDefinition,
        _ => null,
    };

    private void Property(IPropertyReferenceOperation property, FlowContext<Holdings> context)
    {
        if (property.Instance is not { } instance) return;
        string name = property.Property.Name;
        if (property.Property.IsIndexer)
        {
            UseBytes(instance, property, context);
        }
        else if (_types.IsReceived(instance.Type))
        {
            if (name is "Data" or "Payload" or "Control" or "Name") Look(instance, property, context);
        }
        else if (_types.KindOf(instance.Type) is { } kind)
        {
            if (name is "Span" or "Data" or "IsIdle") Use(instance, property, context);
            else if (kind == HoldingKind.File) Share(context.ValueOf(instance), context); // Its number can be used elsewhere.
        }
    }
}
