using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace UringDsl.Benchmarks.Servers;

/// <summary>What is measured on.</summary>
internal static class Machine
{
    // user, nice, system, idle, iowait, irq, softirq, steal: in hundredths of a second.
    private const int Columns = 8, Idle = 3, Waiting = 4;
    private const double TickNanoseconds = 1e7;

    /// <summary>Processor, kernel, runtime and compiler, in a line.</summary>
    public static string Describe()
    {
        string model = File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim();
        string kernel = string.Join('.', Environment.OSVersion.Version.ToString().Split('.').Take(2));
        return $"{model}, {Environment.ProcessorCount} processors, Linux {kernel}, .NET {Environment.Version}, gcc {Compiler()}";
    }

    /// <summary>
    /// Keeps all processors awake until it is disposed: the kernel's idle loop polls instead of halting, since no latency is allowed to it. To wake a
    /// virtual processor costs more than to serve a message, and now more, now less.
    /// </summary>
    /// <returns>The open file, or null where there is none or no leave to use it.</returns>
    public static IDisposable? KeepAwake()
    {
        try
        {
            FileStream latency = new("/dev/cpu_dma_latency", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            latency.Write(new byte[sizeof(int)]); // Microseconds.
            return latency;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What these processors have been busy with, all together, since the machine started.</summary>
    public static double BusyNanoseconds(params int[] processors) =>
        TickNanoseconds * File.ReadLines("/proc/stat")
            .Where(line => processors.Any(processor => line.StartsWith($"cpu{processor} ", StringComparison.Ordinal)))
            .Sum(Busy);

    private static double Busy(string line)
    {
        double[] ticks = [.. line.Split(' ').Skip(1).Take(Columns).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        return ticks.Sum() - ticks[Idle] - ticks[Waiting];
    }

    private static string Compiler()
    {
        using Process compiler = Process.Start(new ProcessStartInfo("gcc", "-dumpfullversion") { RedirectStandardOutput = true })!;
        string version = compiler.StandardOutput.ReadToEnd().Trim();
        compiler.WaitForExit();
        return version;
    }
}
