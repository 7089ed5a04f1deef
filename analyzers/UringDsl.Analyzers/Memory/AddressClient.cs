using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Memory;

/// <summary>
/// URING2007 to 2009, path by path: memory whose address is given away for longer than the call is no memory of the stack and does not move; it is not
/// freed while the kernel has it; and what an operation works with is not ended before it has completed. <b>Missed on purpose:</b> addresses that come as
/// numbers from elsewhere, and what a method does that is called when the ring ends.
/// </summary>
internal sealed partial class AddressClient(HandlerModel handler, AddressMemory memory, Action<Diagnostic> report) : FlowClient<AddressFacts>
{
    private readonly Dictionary<FlowValue, IOperation> _origins = [];
    private readonly HashSet<(string Rule, SyntaxNode At)> _reported = [];

    public override AddressFacts Start => AddressFacts.None;

    public override AddressFacts Join(AddressFacts left, AddressFacts right) => left.Join(right);

    public override AddressFacts Renew(AddressFacts data, FlowValue value) => data.Renewed(value);

    /// <summary>A number that may be an address.</summary>
    public static bool IsAddress(IParameterSymbol parameter) =>
        parameter.Type is IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr };

    // What stands for memory here: a variable on the stack, a pinned handle, a pointer that was added to, a futex of several.
    public override FlowValue? ValueOf(IOperation operation, FlowContext<AddressFacts> context) => operation switch
    {
        IAddressOfOperation { Reference: var variable } when IsOnStack(variable) => FlowValue.Result(context.Site(operation), OperationKind.AddressOf),
        IInvocationOperation { TargetMethod: { Name: "AddrOfPinnedObject" or "GetAddressOfObjectData" }, Instance: { } handle } => context.ValueOf(handle),
        IInvocationOperation { TargetMethod: { Name: "UnsafeAddrOfPinnedArrayElement" or "AddrOfPinnedObject" }, Arguments: { Length: > 0 } taken } =>
            FlowValue.View(context.ValueOf(taken[0].Value), context.Site(operation), FlowRange.Anywhere),
        IObjectCreationOperation { Type.SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr, Arguments: { Length: 1 } taken } =>
            context.ValueOf(taken[0].Value),
        IObjectCreationOperation { Type.Name: "FutexCondition", Arguments: { Length: > 0 } taken } => context.ValueOf(taken[0].Value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, LeftOperand: var left } when IsPointer(operation.Type) =>
            context.ValueOf(left),
        _ => null,
    };

    public override void Visit(IOperation operation, FlowValue value, FlowContext<AddressFacts> context)
    {
        bool isMade = value.Kind == FlowValueKind.Result && ReferenceEquals(value.Site!.Syntax, operation.Syntax) && operation.Kind.Equals(value.Key);
        if (isMade) _origins[value] = operation;
        switch (operation)
        {
            case IInvocationOperation call when handler.SubmissionOf(call.TargetMethod) is { } submission:
                Submit(call, submission, value, context);
                break;
            case IInvocationOperation call when handler.Known.IsRuntimeType(call.TargetMethod.ContainingType, "RingControl"):
                Control(call, value, context);
                break;
            case IInvocationOperation call when !context.IsFollowed(call):
                Free(call, context);
                break;
            case IAwaitOperation await when !context.IsFollowed(await.Operation):
                context.Data = context.Data.Awaited(context.ValueOf(await.Operation));
                break;
        }
    }

    public override void Refine(FlowValue condition, bool truth, FlowContext<AddressFacts> context)
    {
        bool isIdle = truth && condition is { Kind: FlowValueKind.Member, Key: IPropertySymbol { Name: "IsIdle" } };
        if (isIdle) context.Data = context.Data with { InUse = context.Data.InUse.Except(context.Data.InUse.Where(u => u.Operand.Equals(condition.Of!.Root))) };
    }

    public override void Suspend(IOperation operation, FlowContext<AddressFacts> context) => Hold(context);

    public override void Leave(FlowValue returned, bool throws, FlowContext<AddressFacts> context) => Hold(context);

    private void Submit(IInvocationOperation call, SubmissionSpec submission, FlowValue value, FlowContext<AddressFacts> context)
    {
        if (submission.Steps.Any(step => step.Opcode == "RemoveBuffers")) context.Data = context.Data with { Kept = [] };
        // The buffers that are provided are the kernel's until it has used them up.
        bool isProviding = submission.Steps.Any(step => step.Opcode == "ProvideBuffers");
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter) continue;
            FlowValue operand = context.ValueOf(argument.Value);
            if (IsAddress(parameter)) Keep(argument, operand, isProviding ? FlowValue.Unknown : value, submission.Name, context);
            else if (IsEnded(parameter.Type)) Use(operand, value, submission.Name, context);
        }
    }

    private void Use(FlowValue operand, FlowValue call, string name, FlowContext<AddressFacts> context)
    {
        IEnumerable<FlowValue> items = context.State.Places.Where(p => p.Key.Key is FlowValue && operand.Equals(p.Key.Owner)).Select(p => p.Value);
        foreach (FlowValue item in items.Append(operand).Where(o => o.IsKnown))
        {
            context.Data = context.Data with { InUse = context.Data.InUse.Add((item.Root, call, name)) };
        }
    }

    private void Control(IInvocationOperation call, FlowValue value, FlowContext<AddressFacts> context)
    {
        switch (call.TargetMethod.Name)
        {
            case "RegisterBuffer" when call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0) is { Parameter: { } first } address && IsAddress(first):
                Keep(address, context.ValueOf(address.Value), value, "RegisterBuffer", context);
                break;
            case "UnregisterBuffer" or "UpdateBuffer":
                FlowValue buffer = context.ValueOf(call.Arguments[0].Value).Root;
                End(buffer, call, call.Arguments[0].Value, "unregistered", context);
                context.Data = context.Data.Unregistered(buffer);
                break;
            case "UnregisterBuffers":
                context.Data = context.Data with { Kept = [] };
                break;
        }
    }

    private void Keep(IArgumentOperation argument, FlowValue address, FlowValue keeper, string name, FlowContext<AddressFacts> context)
    {
        if (!address.IsKnown || address.Kind == FlowValueKind.Constant) return;
        SyntaxNode at = argument.Value.Syntax;
        if (memory.Fault(address, _origins) is { } fault) Report(Descriptors.AddressOutlived, at, at.ToString(), name, fault);
        else context.Data = context.Data with { Kept = context.Data.Kept.Add((address.Root, keeper, name)) };
    }

    private static bool IsOnStack(IOperation variable) => variable switch
    {
        ILocalReferenceOperation local => !local.Local.IsRef,
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind == RefKind.None,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => IsOnStack(instance),
        IArrayElementReferenceOperation => false,
        _ => false,
    };

    private static bool IsPointer(ITypeSymbol? type) => type is IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr };

    private bool IsEnded(ITypeSymbol type) => type is IArrayTypeSymbol array
        ? IsEnded(array.ElementType)
        : type.Name is "FixedBuffer" or "FutexWord" or "FutexCondition" && handler.Known.IsRuntimeType(type, type.Name);

    private void Report(DiagnosticDescriptor rule, SyntaxNode at, params object[] arguments)
    {
        if (_reported.Add((rule.Id, at))) report(Diagnostic.Create(rule, at.GetLocation(), arguments));
    }
}
