using System.Runtime.InteropServices;

namespace UringDsl.Benchmarks.Micro;

/// <summary>What a thread has used of its processor: on a shared machine it says more than the clock on the wall.</summary>
internal static partial class ProcessorTime
{
    private const int ThreadClock = 3;

    /// <summary>Nanoseconds.</summary>
    public static double OfThisThread()
    {
        _ = GetTime(ThreadClock, out Time time);
        return time.Seconds * 1e9 + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    private struct Time
    {
        public long Seconds, Nanoseconds;
    }
}
