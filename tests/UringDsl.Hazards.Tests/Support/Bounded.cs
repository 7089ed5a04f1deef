using System;
using System.Diagnostics;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>A net for a test that hangs; nothing is asserted about speed.</summary>
internal static class Bounded
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static void Until(Func<bool> isSo, string what)
    {
        for (Stopwatch watch = Stopwatch.StartNew(); !isSo();)
        {
            if (watch.Elapsed > s_patience) throw new TimeoutException($"Not within {s_patience.TotalSeconds} s: {what}.");
        }
    }
}
