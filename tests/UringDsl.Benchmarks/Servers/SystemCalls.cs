using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace UringDsl.Benchmarks.Servers;

/// <summary>
/// The system calls of a process, counted by the kernel's own counters from now until <see cref="Stop"/>. It needs perf, and leave to use it.
/// </summary>
internal sealed class SystemCalls : IDisposable
{
    // tracefs is mounted for this process alone where it is not there.
    private const string Counting =
        "[ -e /sys/kernel/tracing/events ] || mount -t tracefs none /sys/kernel/tracing && "
        + "exec perf stat -x, -e raw_syscalls:sys_enter,syscalls:sys_enter_io_uring_enter -p ";

    private static readonly TimeSpan s_mostToStart = TimeSpan.FromSeconds(5), s_look = TimeSpan.FromMilliseconds(10);

    private readonly Process _perf;

    private SystemCalls(Process perf) => _perf = perf;

    /// <summary>Begins to count.</summary>
    /// <returns>Null where calls cannot be counted.</returns>
    public static SystemCalls? Start(int process)
    {
        if (!Places.HasProgram("perf") || !Places.HasProgram("unshare")) return null;
        ProcessStartInfo start = new("unshare", ["-m", "sh", "-c", Counting + process]) { RedirectStandardError = true };
        SystemCalls calls = new(Process.Start(start)!);
        for (Stopwatch watch = Stopwatch.StartNew(); !calls._perf.HasExited && watch.Elapsed < s_mostToStart; Thread.Sleep(s_look))
        {
            if (!calls.IsAttached) continue;
            Thread.Sleep(s_look); // It has opened the first of its counters.
            return calls;
        }
        calls.Dispose();
        return null;
    }

    /// <summary>Ends the count.</summary>
    /// <returns>All calls and those of io_uring_enter, or null where they could not be counted.</returns>
    public (long All, long Enters)? Stop()
    {
        using (Process interrupt = Process.Start("kill", ["-INT", $"{_perf.Id}"])) interrupt.WaitForExit();
        string said = _perf.StandardError.ReadToEnd();
        _perf.WaitForExit();
        return Read(said, "raw_syscalls:sys_enter") is { } all ? (all, Read(said, "syscalls:sys_enter_io_uring_enter") ?? 0) : null;
    }

    public void Dispose()
    {
        if (!_perf.HasExited) _perf.Kill();
        _perf.Dispose();
    }

    private bool IsAttached
    {
        get
        {
            try
            {
                return Directory.EnumerateFiles($"/proc/{_perf.Id}/fd").Any(file => File.ResolveLinkTarget(file, false)?.Name == "anon_inode:[perf_event]");
            }
            catch (IOException)
            {
                return false; // A file was closed, or it has ended.
            }
        }
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
