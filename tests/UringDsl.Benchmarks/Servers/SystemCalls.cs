using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace UringDsl.Benchmarks.Servers;

/// <summary>Counts the system calls of a process with the kernel's own counters. It needs perf, and leave to use it.</summary>
internal static class SystemCalls
{
    // tracefs is mounted for this process alone where it is not there.
    private const string Counting =
        "[ -e /sys/kernel/tracing/events ] || mount -t tracefs none /sys/kernel/tracing && "
        + "exec perf stat -x, -e raw_syscalls:sys_enter,syscalls:sys_enter_io_uring_enter -p ";

    private static readonly TimeSpan s_start = TimeSpan.FromMilliseconds(400);

    /// <summary>Counts while something runs.</summary>
    /// <returns>All calls and those of io_uring_enter, or null where they cannot be counted.</returns>
    public static (long All, long Enters)? Count(int process, Action body)
    {
        if (!Places.HasProgram("perf") || !Places.HasProgram("unshare")) return null;
        ProcessStartInfo start = new("unshare", ["-m", "sh", "-c", Counting + process]) { RedirectStandardError = true };
        using Process perf = Process.Start(start)!;
        Thread.Sleep(s_start);
        if (perf.HasExited) return null;
        body();
        using (Process interrupt = Process.Start("kill", ["-INT", $"{perf.Id}"])) interrupt.WaitForExit();
        string said = perf.StandardError.ReadToEnd();
        perf.WaitForExit();
        return Read(said, "raw_syscalls:sys_enter") is { } all ? (all, Read(said, "syscalls:sys_enter_io_uring_enter") ?? 0) : null;
    }

    private static long? Read(string said, string counter)
    {
        using StringReader lines = new(said);
        while (lines.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            if (fields.Length > 2 && fields[2] == counter && long.TryParse(fields[0], CultureInfo.InvariantCulture, out long number)) return number;
        }
        return null;
    }
}
