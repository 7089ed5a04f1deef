using System.Collections.Generic;
using System.Linq;
using UringDsl.Analyzers.Kernel;
using UringDsl.Core;
using UringDsl.Generator.Ops;

namespace UringDsl.House.Tests;

/// <summary>What the analyzers know of kernels is what the runtime does.</summary>
public class KernelNeedsTests
{
    // What is refused or throws without the feature, and how a handler asks for it.
    private static readonly Dictionary<RingFeature, KernelVersion> s_asked = new()
    {
        [RingFeature.MultishotReceiveMessage] = KernelNeeds.Operands[("ReceiveMessage", "Multishot")],
        [RingFeature.SyncCancel] = KernelNeeds.Controls["CancelNow"],
        [RingFeature.SocketQueueCommands] = OpTable.Find("SocketBytesReadable")!.Since,
        [RingFeature.MultishotRead] = KernelNeeds.Operands[("Read", "Multishot")],
        [RingFeature.Napi] = KernelNeeds.Controls["SetDevicePolling"],
        [RingFeature.BindListen] = OpTable.Find("Bind")!.Since,
        [RingFeature.MinimumWait] = KernelNeeds.Properties["MinimumWaitMicroseconds"],
        [RingFeature.CloneBuffers] = KernelNeeds.Controls["CloneBuffer"],
        [RingFeature.HybridPolling] = Mode("HybridIoPoll"),
        [RingFeature.RegisteredWaits] = KernelNeeds.Properties["RegistersWaits"],
        [RingFeature.SlotRelease] = KernelNeeds.Operands[("Accept", "Link")],
        [RingFeature.ResizeRings] = KernelNeeds.Controls["Resize"],
        [RingFeature.ZeroCopyReceive] = KernelNeeds.Controls["RegisterInterfaceQueue"],
        [RingFeature.CqeMixed] = Mode("CqeMixed"),
        [RingFeature.SocketNames] = OpTable.Find("SocketName")!.Since,
        [RingFeature.SocketCommands] = OpTable.Find("SetSocketOption")!.Since,
    };

    // Refused in the table of features, and with another way all the same: a connection that is handed over is then a descriptor.
    private static readonly RingFeature[] s_otherwise = [RingFeature.MessageRingDescriptors];

    private static readonly string[] s_ends = ["refused", "throws", "EOPNOTSUPP"];

    [Fact]
    public void What_has_no_fallback_is_known_with_its_kernel()
    {
        FeatureSpec[] refused = [.. FeatureTable.Rows
            .Where(row => row.Since > KernelRelease.Oldest)
            .Where(row => s_ends.Any(row.Fallback.Contains))];
        Assert.Equal(s_asked.Keys.Concat(s_otherwise).Order(), refused.Select(row => row.Feature).Order());
        Assert.Equal(FeatureTable.Find(RingFeature.SyncCancel).Since.ToString(), KernelNeeds.Operands[(KernelNeeds.Any, "Drain")].ToString());
        Assert.All(s_asked, asked => Assert.Equal(FeatureTable.Find(asked.Key).Since.ToString(), asked.Value.ToString()));
    }

    [Fact]
    public void Modes_that_are_features_are_as_old_as_they_are() => Assert.All(
        KernelNeeds.Modes.Where(mode => mode.Name != nameof(RingModes.SqRewind)),
        mode =>
        {
            FeatureSpec row = FeatureTable.Rows.Single(row => (int)row.Setup == mode.Bit);
            Assert.Equal((row.Since.ToString(), (RingModes)mode.Bit), (mode.Since.ToString(), System.Enum.Parse<RingModes>(mode.Name)));
        });

    private static KernelVersion Mode(string name) => KernelNeeds.Modes.Single(mode => mode.Name == name).Since;
}
