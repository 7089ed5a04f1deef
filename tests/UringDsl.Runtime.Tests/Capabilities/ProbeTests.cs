using System;
using System.Linq;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>What the probe finds on the running kernel agrees with what that kernel is known to have, and costs nothing that stays.</summary>
[Collection(Support.Rings.Name)]
public class ProbeTests
{
    /// <summary>What a distribution's older kernel was found to have all the same: Debian's 6.1.192.</summary>
    private static readonly RingFeature[] s_broughtBack = [RingFeature.ReportUsage, RingFeature.CancelByOperation];

    private static readonly KernelRelease s_running = Running();

    public static TheoryData<string> Features => [.. FeatureTable.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_is_found_from_its_kernel_on_and_not_before(string name)
    {
        FeatureSpec row = FeatureTable.Find(Enum.Parse<RingFeature>(name));
        bool isFound = RingCapabilities.Of(KernelFacts.OfThisKernel(), FeatureSwitches.None).Has(row.Feature);
        if (isFound && s_running < row.Since) Assert.Contains(row.Feature, s_broughtBack);
        else Assert.Equal(s_running >= row.Since, isFound);
    }

    [Fact]
    public void Every_feature_has_one_row_and_every_row_one_bit()
    {
        RingFeature[] named = [.. Enum.GetValues<RingFeature>().Where(feature => feature != RingFeature.None)];
        Assert.Equal(named.Order(), FeatureTable.Rows.Select(row => row.Feature).Order());
        Assert.All(named, feature => Assert.True(ulong.IsPow2((ulong)feature)));
        Assert.Throws<System.Collections.Generic.KeyNotFoundException>(() => FeatureTable.Find(RingFeature.Cqe32 | RingFeature.Napi));
    }

    [Fact]
    public void The_operations_are_those_of_the_kernels_own_list()
    {
        bool[] known = KernelFacts.OfThisKernel().Operations;
        foreach (Opcode operation in Enum.GetValues<Opcode>()) Assert.Equal(s_running >= OpcodeKernels.Since(operation), known[(byte)operation]);
        Assert.False(known[250]);
    }

    [Fact]
    public void The_trials_agree_with_what_the_kernel_lists()
    {
        RingFeature listed = CapabilityProbe.Run().Features, tried = CapabilityProbe.Run(asks: false).Features;
        Assert.Equal(listed & ~RingFeature.Query, tried & ~RingFeature.Query);
    }

    [Fact]
    public void The_probe_leaves_no_descriptor()
    {
        int before = Support.OpenDescriptors.Count();
        _ = CapabilityProbe.Run();
        Support.OpenDescriptors.ExpectAtMost(before);
    }

    [Fact]
    public void A_kernel_is_asked_once_per_process() => Assert.Same(KernelFacts.OfThisKernel(), KernelFacts.OfThisKernel());

    [Fact]
    public void The_report_names_kernel_limits_and_every_feature()
    {
        string report = RingCapabilities.Probe().ToString();
        Assert.StartsWith($"Linux {RingCapabilities.Kernel}\n", report, StringComparison.Ordinal);
        Assert.Contains("kernel.io_uring_disabled", report, StringComparison.Ordinal);
        Assert.Matches(@"RLIMIT_NOFILE\): \d+, at most \d+\n", report);
        Assert.Matches(@"RLIMIT_MEMLOCK\): (\d+|unlimited), at most (\d+|unlimited)\n", report);
        Assert.All(FeatureTable.Rows, row => Assert.Contains($"  {row.Name,-24} {row.Since,-5} ", report, StringComparison.Ordinal));
    }

    private static KernelRelease Running()
    {
        string[] parts = RingCapabilities.Kernel.Split('.', '-');
        Assert.True(KernelRelease.TryParse($"{parts[0]}.{parts[1]}", out KernelRelease release));
        return release;
    }
}
