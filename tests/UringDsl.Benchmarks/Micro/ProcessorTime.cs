using System;
using System.Runtime.InteropServices;

namespace UringDsl.Benchmarks.Micro;

/// <summary>What a thread or a process has used of its processor: on a shared machine it says more than the clock on the wall.</summary>
internal static partial class ProcessorTime
{
    private const int ThreadClock = 3;

    /// <summary>Nanoseconds.</summary>
    public static double OfThisThread()
    {
        _ = GetTime(ThreadClock, out Time time);
        return time.Seconds * 1e9 + time.Nanoseconds;
    }

    /// <summary>Nanoseconds of all threads of a process that runs, those that have ended among them.</summary>
    public static double OfProcess(int id)
    {
        if (GetClock(id, out int clock) != 0 || GetTime(clock, out Time time) != 0) throw new InvalidOperationException($"process {id} has ended");
        return time.Seconds * 1e9 + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static partial int GetClock(int process, out int clock);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    private struct Time
    {
        public long Seconds, Nanoseconds;
    }
}
