using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Analyzers.Memory;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Results;

/// <summary>A call of a submission that fills as much of a buffer as there is.</summary>
/// <param name="Call">The call.</param>
/// <param name="Spec">The submission.</param>
/// <param name="Buffer">The field, the local or the parameter that holds the buffer.</param>
internal sealed record BufferFill(IOperation Call, SubmissionSpec Spec, ISymbol Buffer)
{
    /// <summary>The fills of a body.</summary>
    public static IEnumerable<BufferFill> In(IOperation body, HandlerModel handler)
    {
        foreach (IInvocationOperation call in body.Descendants().OfType<IInvocationOperation>())
        {
            if (handler.SubmissionOf(call.TargetMethod) is not { } spec) continue;
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument.Parameter is not { } parameter || !Comes(spec, parameter.Ordinal)) continue;
                if (SymbolOf(argument.Value) is { } buffer) yield return new(call, spec, buffer);
            }
        }
    }

    /// <summary>What holds a value, or null.</summary>
    public static ISymbol? SymbolOf(IOperation? operand) => operand switch
    {
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } property => property.Property,
        _ => null,
    };

    // A read or receive on its own, or the receive in front of a close: any other receive of a chain waits for all of it.
    private static bool Comes(SubmissionSpec spec, int parameter)
    {
        if (spec.Steps.Count == 1)
        {
            StepSpec only = spec.Steps[0];
            return only is { Multishot: false, Buffers: null } && (IsReceive(only, parameter) || MemorySubmission.Fills(only, parameter));
        }

        List<StepSpec> steps = [.. spec.Steps.Where(s => s.Operation != StepOperation.LinkTimeout)];
        int at = steps.FindIndex(s => IsReceive(s, parameter));
        return at >= 0 && at + 1 < steps.Count && steps[at + 1].Operation == StepOperation.Close;
    }

    private static bool IsReceive(StepSpec step, int parameter) => step.Operation == StepOperation.Recv && step.PayloadParameter == parameter;
}
