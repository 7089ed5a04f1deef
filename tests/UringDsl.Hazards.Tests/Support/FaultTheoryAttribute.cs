namespace UringDsl.Hazards.Tests.Support;

/// <inheritdoc cref="FaultFactAttribute"/>
internal sealed class FaultTheoryAttribute : TheoryAttribute
{
    public FaultTheoryAttribute() => Skip = MeasuredKernel.Skip;
}
