using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>The sets of features that the network scenarios run with: all, each one less, and those of six kernels.</summary>
internal static class Configurations
{
    public const string Everything = "everything";

    private const string Without = "without ", Kernel = "kernel ";

    public static IEnumerable<string> Names =>
    [
        Everything,
        .. new[] { "5.19", "6.0", "6.1", "6.6", "6.10", "6.12" }.Select(release => Kernel + release),
        .. FeatureTable.Rows.Select(row => Without + row.Name),
    ];

    public static RingOptions Options(string name) => name switch
    {
        Everything => new RingOptions(),
        _ when name.StartsWith(Kernel, StringComparison.Ordinal) => new RingOptions { FeaturesOfKernel = name[Kernel.Length..] },
        _ => new RingOptions { Disable = Enum.Parse<RingFeature>(name[Without.Length..]) },
    };
}
