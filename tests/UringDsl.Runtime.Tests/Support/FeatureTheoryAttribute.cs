namespace UringDsl.Runtime.Tests.Support;

/// <summary>The same for a test with cases.</summary>
public sealed class FeatureTheoryAttribute : TheoryAttribute
{
    public FeatureTheoryAttribute(RingFeature needed) => Skip = FeatureFactAttribute.WhyNot(needed);
}
