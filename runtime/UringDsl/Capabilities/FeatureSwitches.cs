using System;
using System.Collections.Generic;

namespace UringDsl.Core;

/// <summary>What was switched off, and by whom.</summary>
internal sealed record class FeatureSwitches
{
    public const string DisableVariable = "URINGDSL_DISABLE", KernelVariable = "URINGDSL_KERNEL";

    public static FeatureSwitches None { get; } = new();

    /// <summary><see cref="RingOptions.Disable"/>.</summary>
    public RingFeature ByOptions { get; init; }

    /// <summary>The environment's list of names.</summary>
    public RingFeature ByVariable { get; init; }

    /// <summary>What is newer than this is off: options first, then the environment. Null: nothing is.</summary>
    public KernelRelease? Kernel { get; init; }

    public string KernelSource { get; init; } = "";

    public static FeatureSwitches From(RingOptions options) => From(
        options, Environment.GetEnvironmentVariable(DisableVariable), Environment.GetEnvironmentVariable(KernelVariable));

    /// <exception cref="ArgumentException">A name or a release that is none; the message lists those that are.</exception>
    public static FeatureSwitches From(RingOptions options, string? disable, string? kernel)
    {
        bool isOption = !string.IsNullOrWhiteSpace(options.FeaturesOfKernel);
        string source = isOption ? $"{nameof(RingOptions)}.{nameof(RingOptions.FeaturesOfKernel)}" : KernelVariable;
        string? release = isOption ? options.FeaturesOfKernel : kernel;
        return new FeatureSwitches
        {
            ByOptions = Known(options.Disable),
            ByVariable = Parse(disable),
            Kernel = string.IsNullOrWhiteSpace(release) ? null : ParseKernel(release, source),
            KernelSource = source,
        };
    }

    /// <summary>Who switched a feature off, or null.</summary>
    public string? WhoSwitchedOff(FeatureSpec feature)
    {
        if ((ByOptions & feature.Feature) != 0) return $"{nameof(RingOptions)}.{nameof(RingOptions.Disable)}";
        if ((ByVariable & feature.Feature) != 0) return DisableVariable;
        return Kernel is { } kernel && feature.Since > kernel ? $"{KernelSource}={kernel}" : null;
    }

    private static RingFeature Parse(string? names)
    {
        RingFeature features = RingFeature.None;
        foreach (string name in (names ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            RingFeature found = RingFeature.None;
            foreach (FeatureSpec row in FeatureTable.Rows)
            {
                if (row.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) found = row.Feature;
            }
            if (found == RingFeature.None)
            {
                throw new ArgumentException($"{DisableVariable} names \"{name}\", which is no feature. The features are {AllNames()}.");
            }
            features |= found;
        }
        return features;
    }

    private static RingFeature Known(RingFeature features)
    {
        RingFeature all = RingFeature.None;
        foreach (FeatureSpec row in FeatureTable.Rows) all |= row.Feature;
        if ((features & ~all) == 0) return features;
        throw new ArgumentException(
            $"{nameof(RingOptions)}.{nameof(RingOptions.Disable)} has a bit (0x{(ulong)(features & ~all):X}) that is no feature. "
            + $"The features are {AllNames()}.");
    }

    private static KernelRelease ParseKernel(string text, string source)
    {
        if (KernelRelease.TryParse(text, out KernelRelease release) && release >= KernelRelease.Oldest) return release;
        throw new ArgumentException(
            $"{source} is \"{text}\". It is a kernel release from {KernelRelease.Oldest} on, such as 5.19, 6.0, 6.1, 6.6, 6.10 or 6.12.");
    }

    private static string AllNames()
    {
        List<string> names = [];
        foreach (FeatureSpec row in FeatureTable.Rows) names.Add(row.Name);
        return string.Join(", ", names);
    }
}
