using System.Diagnostics;
using UringDsl.Benchmarks.Servers;

namespace UringDsl.Benchmarks.Tests;

/// <summary>A test that counts system calls by perf; where that is missing, or may not count, it is skipped, and says so.</summary>
internal sealed class PerfFactAttribute : FactAttribute
{
    private const string Count =
        "{ [ -e /sys/kernel/tracing/events ] || mount -t tracefs none /sys/kernel/tracing; } && perf stat -e raw_syscalls:sys_enter true";

    private static readonly string? s_whyNot = WhyNot();

    public PerfFactAttribute() => Skip = s_whyNot;

    private static string? WhyNot()
    {
        if (!Places.HasProgram("perf") || !Places.HasProgram("unshare")) return "perf or unshare is not installed: system calls cannot be counted";
        using Process perf = Process.Start(new ProcessStartInfo("unshare", ["-m", "sh", "-c", Count]) { RedirectStandardError = true })!;
        string said = perf.StandardError.ReadToEnd();
        perf.WaitForExit();
        return perf.ExitCode == 0 ? null : $"perf may not count system calls here: {said.Trim()}";
    }
}
