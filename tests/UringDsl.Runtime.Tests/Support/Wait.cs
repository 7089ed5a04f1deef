using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>Bounds for every wait. They are nets for a test that hangs; nothing is asserted about speed.</summary>
internal static class Wait
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task Bounded(this Task task) => task.WaitAsync(Patience);

    public static Task<T> Bounded<T>(this Task<T> task) => task.WaitAsync(Patience);

    /// <summary>Looks again and again until it is so.</summary>
    public static void Until(Func<bool> isSo, Func<string> whatIs) => Until(isSo, whatIs, Patience);

    public static void Until(Func<bool> isSo, Func<string> whatIs, TimeSpan patience)
    {
        for (Stopwatch watch = Stopwatch.StartNew(); !isSo(); Thread.Sleep(1))
        {
            if (watch.Elapsed > patience) throw new TimeoutException($"Not within {patience.TotalSeconds} s: {whatIs()}");
        }
    }
}
