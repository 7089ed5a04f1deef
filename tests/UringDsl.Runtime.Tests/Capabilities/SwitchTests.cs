using System;
using System.Linq;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>
/// Features are switched off by options and by the environment; what needs them goes with them, and the report says by whom. Of a kernel that has
/// everything.
/// </summary>
public class SwitchTests
{
    [Fact]
    public void A_list_of_names_in_any_case_switches_features_off()
    {
        RingCapabilities capabilities = With(disable: "SendZeroCopy, recvbundle");
        Assert.False(capabilities.Has(RingFeature.SendZeroCopy));
        Assert.False(capabilities.Has(RingFeature.RecvBundle));
        Assert.True(capabilities.Has(RingFeature.MultishotReceive | RingFeature.SendBundle));
        Assert.False(capabilities.Has(RingFeature.MultishotReceive | RingFeature.RecvBundle));
        Assert.Contains("switched off by URINGDSL_DISABLE", capabilities.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_operations_of_a_feature_go_with_it()
    {
        Assert.True(With().Has(Opcode.SendZc));
        RingCapabilities capabilities = With(disable: "SendZeroCopy");
        Assert.False(capabilities.Has(Opcode.SendZc));
        Assert.False(capabilities.Has(Opcode.SendmsgZc));
        Assert.True(capabilities.Has(Opcode.Send));
    }

    [Fact]
    public void What_needs_a_feature_goes_with_it_and_the_report_says_why()
    {
        RingCapabilities capabilities = With(disable: "BufferRings");
        RingFeature gone = RingFeature.BufferRings | RingFeature.MultishotReceive | RingFeature.RecvBundle | RingFeature.IncrementalBuffers;
        Assert.Equal(RingFeature.None, capabilities.Features & gone);
        Assert.Contains("off: it needs BufferRings", capabilities.ToString(), StringComparison.Ordinal);
        Assert.Contains("without it: One completion for each buffer.", capabilities.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5.19")]
    [InlineData("6.0")]
    [InlineData("6.1")]
    [InlineData("6.6")]
    [InlineData("6.10")]
    [InlineData("6.12")]
    public void The_features_of_a_kernel_are_those_up_to_it(string kernel)
    {
        Assert.True(KernelRelease.TryParse(kernel, out KernelRelease release));
        RingCapabilities everything = With(), capabilities = With(kernel: kernel);
        foreach (FeatureSpec row in FeatureTable.Rows) Assert.Equal(row.Since <= release && everything.Has(row.Feature), capabilities.Has(row.Feature));
        foreach (Opcode operation in Enum.GetValues<Opcode>())
        {
            Assert.Equal(OpcodeKernels.Since(operation) <= release, capabilities.Has(operation));
        }
        Assert.Contains($"switched off by URINGDSL_KERNEL={kernel}", capabilities.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_count_beside_the_list_and_before_the_kernel_of_the_environment()
    {
        RingOptions options = new() { Disable = RingFeature.NoIoWait, FeaturesOfKernel = "6.12" };
        RingCapabilities capabilities = With(options, "RegisteredRing", "5.19");
        Assert.False(capabilities.Has(RingFeature.NoIoWait));
        Assert.False(capabilities.Has(RingFeature.RegisteredRing));
        Assert.True(capabilities.Has(RingFeature.IncrementalBuffers));
        Assert.Contains("switched off by RingOptions.Disable", capabilities.ToString(), StringComparison.Ordinal);
        Assert.Contains("switched off by RingOptions.FeaturesOfKernel=6.12", capabilities.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_refused_and_all_names_are_listed()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => With(disable: "SendZc"));
        Assert.Contains("URINGDSL_DISABLE names \"SendZc\"", refused.Message, StringComparison.Ordinal);
        Assert.All(FeatureTable.Rows, row => Assert.Contains(row.Name, refused.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("6")]
    [InlineData("6.1.2")]
    [InlineData("5.18")]
    [InlineData("six.one")]
    [InlineData("-6.1")]
    public void A_kernel_that_is_none_is_refused_and_some_are_named(string kernel)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => With(kernel: kernel));
        Assert.Contains($"URINGDSL_KERNEL is \"{kernel}\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("5.19, 6.0, 6.1, 6.6, 6.10 or 6.12", refused.Message, StringComparison.Ordinal);
        refused = Assert.Throws<ArgumentException>(() => RingCapabilities.Probe(new RingOptions { FeaturesOfKernel = kernel }));
        Assert.Contains($"RingOptions.FeaturesOfKernel is \"{kernel}\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bit_that_is_no_feature_is_refused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => RingCapabilities.Probe(new RingOptions { Disable = (RingFeature)(1UL << 63) }));
        Assert.Contains("0x8000000000000000", refused.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(RingFeature.BufferRings), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_variables_switch_nothing_off() => Assert.Equal(With().Features, With(disable: " ", kernel: "").Features);

    private static RingCapabilities With(RingOptions? options = null, string? disable = null, string? kernel = null) =>
        RingCapabilities.Of(KernelFacts.Everything, FeatureSwitches.From(options ?? RingOptions.Default, disable, kernel));
}
