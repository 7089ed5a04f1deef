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
    private const int Columns = 8, Nice = 1, Idle = 3, Waiting = 4;
    private const double TickNanoseconds = 1e7;

    /// <summary>Processor, kernel, runtime and compiler, in a line.</summary>
    public static string Describe()
    {
        string model = File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim();
        string kernel = string.Join('.', Environment.OSVersion.Version.ToString().Split('.').Take(2));
        return $"{model}, {Environment.ProcessorCount} processors, Linux {kernel}, .NET {Environment.Version}, gcc {Compiler()}";
    }

    /// <summary>
    /// Keeps a processor awake until it is disposed, by a loop that everything else interrupts: to wake a virtual processor costs more than to
    /// serve a message, and now more, now less.
    /// </summary>
    public static PinnedProcess KeepAwake(int processor) => new(Places.Words($"{{c}}/awake --parent {Environment.ProcessId}"), processor);

    /// <summary>What these processors have been busy with, all together, since the machine started; what is nice, as that loop is, does not count.</summary>
    public static double BusyNanoseconds(params int[] processors) =>
        TickNanoseconds * File.ReadLines("/proc/stat")
            .Where(line => processors.Any(processor => line.StartsWith($"cpu{processor} ", StringComparison.Ordinal)))
            .Sum(Busy);

    private static double Busy(string line)
    {
        double[] ticks = [.. line.Split(' ').Skip(1).Take(Columns).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        return ticks.Sum() - ticks[Nice] - ticks[Idle] - ticks[Waiting];
    }

    private static string Compiler()
    {
        using Process compiler = Process.Start(new ProcessStartInfo("gcc", "-dumpfullversion") { RedirectStandardOutput = true })!;
        string version = compiler.StandardOutput.ReadToEnd().Trim();
        compiler.WaitForExit();
        return version;
    }
}
