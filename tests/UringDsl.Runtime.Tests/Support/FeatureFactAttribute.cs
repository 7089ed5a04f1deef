namespace UringDsl.Runtime.Tests.Support;

/// <summary>A test of something that has no other form: it is skipped, and says so, where the kernel lacks a feature or the environment has switched it
/// off.</summary>
public sealed class FeatureFactAttribute : FactAttribute
{
    public FeatureFactAttribute(RingFeature needed)
    {
        RingCapabilities capabilities = RingCapabilities.Probe();
        if (!capabilities.Has(needed)) Skip = $"It needs {needed & ~capabilities.Features}, which is missing or switched off.";
    }
}
