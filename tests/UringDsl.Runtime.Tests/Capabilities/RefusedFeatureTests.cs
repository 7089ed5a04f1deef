using System;
using UringDsl.Runtime.Tests.Chains;
using UringDsl.Runtime.Tests.Messages;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>What has no fallback is refused at the start, when a submission is declared that needs it, with the name of that submission.</summary>
[Collection(Rings.Name)]
public class RefusedFeatureTests
{
    [Theory]
    [InlineData(RingFeature.BindListen, "DatagramHandler.Bind needs the operation BIND, which is switched off by RingOptions.Disable")]
    [InlineData(RingFeature.MultishotReceiveMessage, "DatagramHandler.Receive needs the feature MultishotReceiveMessage (6.0)")]
    [InlineData(RingFeature.BufferRings, "off: it needs BufferRings")]
    public void An_operation_without_another_way_names_its_submission(RingFeature without, string said) =>
        Refused(new DatagramHandler(), new RingOptions { Disable = without }, said);

    [Fact]
    public void A_drain_and_an_accept_into_a_slot_have_no_other_way()
    {
        Refused(new DrainHandler(), new RingOptions { Disable = RingFeature.SyncCancel }, "needs the feature SyncCancel (6.0)");
        Refused(new AcceptChainHandler(), new RingOptions { Disable = RingFeature.SlotRelease }, "needs the feature SlotRelease (6.13)");
    }

    [Fact]
    public void An_operation_that_is_newer_than_the_chosen_kernel_names_both() => Refused(
        new DatagramHandler(), new RingOptions { FeaturesOfKernel = "6.10" }, "which is switched off by RingOptions.FeaturesOfKernel=6.10");

    [Fact]
    public void What_nobody_declares_is_not_missed()
    {
        using RunningHandler running = EchoServers.Start(direct: true, FreePort.EndPoint(), new RingOptions { Disable = RingFeature.MultishotRead });
    }

    private static void Refused(ITestHandler handler, RingOptions options, string said)
    {
        int before = OpenDescriptors.Count();
        RingUnavailableException refused = Assert.Throws<RingUnavailableException>(() => handler.Run(options, default));
        Assert.Equal(RefusalReason.SwitchedOff, refused.Reason);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        OpenDescriptors.ExpectAtMost(before);
    }
}
