using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Ownership;

/// <summary>
/// URING2050: the completion method of a multishot puts each buffer that it keeps into the same place, and never looks what is there. <b>Missed on
/// purpose:</b> a method that reads any field of the handler or the connection's state, calls a helper, or stops the multishot: it may know.
/// </summary>
internal sealed class Overwriting(HandlerModel handler, OwnershipTypes types, BufferFields fields, Action<Diagnostic> report)
{
    public void Analyze()
    {
        foreach (SubmissionSpec submission in handler.Spec.Submissions)
        {
            bool repeats = submission.Steps.Any(step => step is { Multishot: true, Buffers: not null });
            if (!repeats || handler.MethodOf(submission.Completed) is not { } method) continue;
            if (handler.GraphOf(method)?.OriginalOperation is { } body && !Knows(body)) Analyze(body);
        }
    }

    private void Analyze(IOperation body)
    {
        foreach (ISimpleAssignmentOperation assignment in body.Descendants().OfType<ISimpleAssignmentOperation>())
        {
            if (!IsKept(assignment.Value) || PlaceOf(assignment.Target) is not { } place || IsEnded(body, assignment)) continue;
            report(Diagnostic.Create(Descriptors.HeldBufferOverwritten, assignment.Syntax.GetLocation(), place));
        }
    }

    private bool IsKept(IOperation value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value is IInvocationOperation { TargetMethod: { Name: "Keep", ContainingType: { } type } } && types.IsRuntime(type, "BufferLease");
    }

    // A field, a field of the connection's state, the value of a key that is the connection's. What is never emptied is another rule's.
    private string? PlaceOf(IOperation target) => target switch
    {
        IFieldReferenceOperation field when IsPlace(field) => field.Field.Name,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IFieldReferenceOperation field } when IsPlace(field) => field.Field.Name + "[…]",
        IArrayElementReferenceOperation { ArrayReference: IFieldReferenceOperation field }
            when IsPlace(field) => field.Field.Name + "[…]",
        _ => null,
    };

    private bool IsPlace(IFieldReferenceOperation field) =>
        IsOwn(field) && !fields.Sinks.Contains(field.Field.OriginalDefinition);

    private bool IsOwn(IFieldReferenceOperation field) => field.Instance is IInstanceReferenceOperation
        || (field.Instance is IParameterReferenceOperation state && handler.IsState(state.Parameter.Type));

    // It reads something of its own, or asks somebody who may.
    private bool Knows(IOperation body) => body.Descendants().Any(operation => operation switch
    {
        IFieldReferenceOperation field => IsOwn(field) && !IsTarget(field),
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } property => !IsTarget(property),
        IInvocationOperation call => handler.IsOwn(call.TargetMethod) && handler.SubmissionOf(call.TargetMethod) is null,
        IParameterReferenceOperation state when handler.IsState(state.Parameter.Type) => state.Parent is not IFieldReferenceOperation,
        IAnonymousFunctionOperation or ILocalFunctionOperation or IAwaitOperation => true,
        _ => false,
    });

    private static bool IsTarget(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment is ISimpleAssignmentOperation && assignment.Target == reference,
        IPropertyReferenceOperation { Property.IsIndexer: true, Parent: ISimpleAssignmentOperation stored } element => stored.Target == element,
        IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation stored } element =>
            stored.Target == element && element.ArrayReference == reference,
        _ => false,
    };

    // The multishot, or the connection, ends behind it.
    private bool IsEnded(IOperation body, IOperation assignment) => body.Descendants().OfType<IInvocationOperation>().Any(call =>
        call.Syntax.SpanStart > assignment.Syntax.SpanStart && handler.SubmissionOf(call.TargetMethod) is { } submission
        && submission.Shape is not (SubmissionShape.Send or SubmissionShape.Receive));
}
