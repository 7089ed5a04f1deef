using System;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>The kernel on which the faults were measured. An older one has not all of what they need, and does some of it in another way.</summary>
internal static class MeasuredKernel
{
    private static readonly Version s_measured = new(6, 18);

    /// <summary>Why a fault is not shown here, or null.</summary>
    public static string? Skip => Environment.OSVersion.Version >= s_measured
        ? null
        : $"The faults were measured on Linux {s_measured}; this is {Environment.OSVersion.Version}.";
}
