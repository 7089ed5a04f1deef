using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Memory;

/// <summary>A submission that hands memory of the user's own to the kernel.</summary>
internal sealed class MemorySubmission
{
    private MemorySubmission(IMethodSymbol method, SubmissionSpec spec, HandlerModel handler, ImmutableArray<MemoryUse> uses)
    {
        (Method, Spec, Uses) = (method, spec, uses);
        Completed = handler.MethodOf(spec.Completed);
        Released = handler.MethodOf(spec.Released);
    }

    public IMethodSymbol Method { get; }

    public SubmissionSpec Spec { get; }

    public ImmutableArray<MemoryUse> Uses { get; }

    public IMethodSymbol? Completed { get; }

    /// <summary>The method that hears of the release of memory that goes out by zero copy.</summary>
    public IMethodSymbol? Released { get; }

    public string Name => Method.Name;

    /// <summary>The submission, or null when it hands over no memory of the user's own.</summary>
    public static MemorySubmission? Of(IMethodSymbol method, SubmissionSpec spec, HandlerModel handler)
    {
        ImmutableArray<MemoryUse> uses = [.. spec.Parameters.Select((parameter, i) => UseOf(spec, parameter.Operand, i)).OfType<MemoryUse>()];
        return uses.IsEmpty ? null : new(method, spec, handler, uses);
    }

    private static MemoryUse? UseOf(SubmissionSpec spec, OperandType type, int parameter)
    {
        bool isZeroCopy = spec.Steps.Any(s => s.ZeroCopy > 0 && s.PayloadParameter == parameter);
        return type switch
        {
            OperandType.SendBuffer or OperandType.SendBuffers => new(parameter, IsFilled: false, isZeroCopy, type == OperandType.SendBuffers),
            OperandType.ReceiveBuffer or OperandType.ReceiveBuffers => new(parameter, IsFilled: true, false, type == OperandType.ReceiveBuffers),
            OperandType.FixedBuffer or OperandType.FixedBuffers =>
                new(parameter, spec.Steps.Any(s => Fills(s, parameter)), isZeroCopy, type == OperandType.FixedBuffers),
            _ => null,
        };
    }

    /// <summary>A step that reads from a file into a registered buffer.</summary>
    public static bool Fills(StepSpec step, int parameter) =>
        step.Operation == StepOperation.Generic && step.Row.StartsWith("Read", System.StringComparison.Ordinal)
        && step.Arguments.Any(a => a.Source == ArgumentSource.Address && a.Index == parameter);
}
