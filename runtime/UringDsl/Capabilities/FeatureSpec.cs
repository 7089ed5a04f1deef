using System;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>One feature: a row of the table from which the probe, the switches, the report and the page are made.</summary>
/// <param name="Feature">Which.</param>
/// <param name="Since">The first kernel that has it.</param>
/// <param name="Probe">How it is found out.</param>
/// <param name="Fallback">What happens without it, to the user.</param>
internal sealed record class FeatureSpec(RingFeature Feature, KernelRelease Since, string Probe, string Fallback)
{
    /// <summary>Without these it is no use.</summary>
    public RingFeature Needs { get; init; }

    /// <summary>The setup flags that are it.</summary>
    public SetupFlags Setup { get; init; }

    /// <summary>The features that the kernel reports for it when a ring is made.</summary>
    public FeatureFlags Reported { get; init; }

    /// <summary>The operations that are it: switched off together.</summary>
    public Opcode[] Operations { get; init; } = [];

    /// <summary>The test of what happens without it, as Class.Method.</summary>
    public string Test { get; init; } = "MatrixTests";

    public string Name => Feature.ToString();
}
