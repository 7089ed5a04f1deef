using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>A test of something that has no other form: it is skipped, and says so, where the kernel lacks a feature or the environment has switched it
/// off.</summary>
public sealed class FeatureFactAttribute : FactAttribute
{
    public FeatureFactAttribute(RingFeature needed) => Skip = WhyNot(needed);

    public FeatureFactAttribute(Opcode needed)
    {
        if (!RingCapabilities.Probe().Has(needed)) Skip = $"It needs {needed}, which is missing or switched off.";
    }

    internal static string? WhyNot(RingFeature needed)
    {
        RingCapabilities capabilities = RingCapabilities.Probe();
        return capabilities.Has(needed) ? null : $"It needs {needed & ~capabilities.Features}, which is missing or switched off.";
    }
}
