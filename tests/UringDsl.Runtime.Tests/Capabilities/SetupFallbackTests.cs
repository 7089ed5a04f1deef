using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>What a ring is made with, when a feature of its making is off.</summary>
public class SetupFallbackTests
{
    private const SetupFlags Best = SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun | SetupFlags.NoSqArray;

    [Theory]
    [InlineData(RingFeature.None, Best)]
    [InlineData(RingFeature.NoSqArray, Best & ~SetupFlags.NoSqArray)]
    [InlineData(RingFeature.DeferTaskRun, SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.CooperativeTaskRun)]
    [InlineData(RingFeature.SingleIssuer, SetupFlags.SubmitAll | SetupFlags.CooperativeTaskRun)]
    [InlineData(RingFeature.SingleIssuer | RingFeature.CooperativeTaskRun, SetupFlags.SubmitAll)]
    public void Flags_of_features_that_are_off_are_not_asked_for(RingFeature without, SetupFlags expected)
    {
        using IoUring ring = Ring(without);
        Assert.Equal(expected | SetupFlags.CqSize, ring.Flags);
    }

    [Theory]
    [InlineData(RingFeature.None, EnterFlags.RegisteredRing | EnterFlags.NoIoWait)]
    [InlineData(RingFeature.RegisteredRing, EnterFlags.NoIoWait)]
    [InlineData(RingFeature.NoIoWait, EnterFlags.RegisteredRing)]
    public void Flags_of_an_enter_are_those_of_the_features(RingFeature without, EnterFlags expected)
    {
        using IoUring ring = Ring(without);
        Assert.Equal(expected, ring.EnterFlags);
    }

    private static IoUring Ring(RingFeature without)
    {
        RingCapabilities capabilities = RingCapabilities.Of(KernelFacts.OfThisKernel(), new FeatureSwitches { ByOptions = without });
        return new IoUring(new Kernel(), new RingSetup(8, 64) { Capabilities = capabilities }, new RingStatistics());
    }
}
