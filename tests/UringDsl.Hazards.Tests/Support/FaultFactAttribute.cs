namespace UringDsl.Hazards.Tests.Support;

/// <summary>A test of what the kernel itself does.</summary>
internal sealed class FaultFactAttribute : FactAttribute
{
    public FaultFactAttribute() => Skip = MeasuredKernel.Skip;
}
