using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using UringDsl.Benchmarks.Compiler;
using UringDsl.Benchmarks.Servers;
using UringDsl.Benchmarks.Servers.Report;
using UringDsl.Benchmarks.Statistics;
using static UringDsl.Benchmarks.Statistics.Ratio;

namespace UringDsl.Benchmarks.Micro;

/// <summary>What lives in one process: entries, the loop, one ring and two, the generator, starts.</summary>
internal static class MicroCommand
{
    /// <summary>How the command is called.</summary>
    public const string Usage = """
        micro [entries|loop|rings|generator|start]... [--repeats 7]
          by BenchmarkDotNet: entries, the preparation of submissions; loop, what is left of a turn when the kernel takes no time.
          rings: messages over socket pairs, on one ring and on two, at least 20 pairs of seconds. generator: its first run, an edit and its transform
          in processor time, and by BenchmarkDotNet with the analyzers.
          start: from the process to the first echo, also compiled ahead and natively, and of a listener of System.Net.Sockets; at least 20 repeats.
        """;

    private static readonly string[] s_settings = ["", "DOTNET_TieredPGO=0", "DOTNET_TC_QuickJitForLoops=0", "DOTNET_ReadyToRun=0"];

    /// <summary>Runs the named parts, or all.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        int option = Array.IndexOf(arguments, "--repeats");
        int repeats = option < 0 ? 7 : int.Parse(arguments[option + 1], CultureInfo.InvariantCulture);
        string[] named = option < 0 ? arguments : arguments[..option];
        Dictionary<string, Action<int>> parts = new()
        {
            ["entries"] = Measure<EntryBenchmarks>, ["loop"] = Measure<LoopBenchmarks>,
            ["rings"] = Rings, ["generator"] = Generator, ["start"] = Starts,
        };
        if (!named.All(parts.ContainsKey))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        foreach (string part in named.Length > 0 ? named : [.. parts.Keys]) parts[part](repeats);
        return 0;
    }

    private static void Measure<TBenchmarks>(int repeats)
    {
        // In this process: another one would be built with a project of its own.
        Job job = Job.ShortRun.WithIterationCount(repeats).WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkRunner.Run<TBenchmarks>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "uringdsl-benchmarks")));
    }

    private static void Rings(int repeats)
    {
        const int SocketPairs = 32;
        TimeSpan duration = TimeSpan.FromSeconds(1);
        List<double> one = [], two = [], again = [];
        for (int repeat = 0; repeat < Math.Max(TargetVerdict.LeastPairs, repeats); repeat++)
        {
            (List<double> Results, int Rings)[] turns = [(one, 1), (two, 2), (again, 1)];
            if (repeat % 2 != 0) Array.Reverse(turns);
            foreach ((List<double> results, int rings) in turns) results.Add(MessagesOf(rings));
        }
        Ratio gain = Of(two, one), control = Of(again, one);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one ring {MedianOf(one):N0} messages/s, two rings {MedianOf(two):N0}: {gain.Median:0.00} times ({gain.Low:0.00} to {gain.High:0.00}); "
            + $"one ring again {control.Median:0.00} times ({control.Low:0.00} to {control.High:0.00}); {gain.Pairs} pairs"));

        double MessagesOf(int rings)
        {
            Task<(long Messages, double)>[] running = [.. Enumerable.Range(0, rings).Select(_ =>
                Task.Factory.StartNew(() => new PairHandler(SocketPairs, duration).Measure(), TaskCreationOptions.LongRunning))];
            return Task.WhenAll(running).Result.Sum(ring => ring.Messages) / duration.TotalSeconds;
        }
    }

    private static void Generator(int repeats)
    {
        const int Few = 20, Many = 1000, Edits = 21, WarmUp = 400;
        Keystroke few = new(Few), many = new(Many);
        double[] cold = [.. Enumerable.Range(0, Math.Max(2, repeats)).Select(_ => many.Cold())];
        few.Edit(isInside: false, WarmUp); // An editor has seen thousands.
        EditCost[] edits = [.. Enumerable.Range(0, repeats).Select(_ => few.Edit(isInside: false, Edits))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Many} handlers: {cold[0]:0} ms in a new process, {MedianOf(cold.Skip(1)):0} as the median of those behind it, {cold.Min():0} at best"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"an edit elsewhere with {Few}: {MedianOf(edits.Select(edit => edit.Milliseconds)):0.0} ms, "
            + $"{MedianOf(edits.Select(edit => edit.TransformMicroseconds)):0} µs of transform per handler, {edits.Sum(edit => edit.Rewritten)} files anew"));
        Measure<CompilerBenchmarks>(repeats);
    }

    private static void Starts(int repeats)
    {
        const int Fewest = 20;
        string[] echo = Places.Words("{samples}/EchoServer/bin/Release/net10.0/EchoServer.dll"), sockets = Places.Words("{net} --mode sockets");
        List<(string Name, string[] Words, string Setting, List<(double Wall, double Processor)> Times)> rows = [("System.Net.Sockets", sockets, "", [])];
        foreach (string setting in s_settings) rows.Add(($"UringDsl {setting}".TrimEnd(), echo, setting, []));
        string folder = Directory.CreateTempSubdirectory("uringdsl-start-").FullName;
        try
        {
            foreach (string property in (string[])["PublishReadyToRun", "Native"])
            {
                if (StartTimes.Publish(property, folder) is { } executable) rows.Add(($"UringDsl {property}", [executable], "", []));
            }
            for (int repeat = 0; repeat < Math.Max(Fewest, repeats); repeat++)
            {
                foreach (var row in rows) row.Times.Add(StartTimes.Measure(row.Words, row.Setting));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        const string Spreads = "5th to 95th percentile";
        Console.WriteLine($"| from the process to the first echo | ms | {Spreads} | processor, ms | {Spreads} |\n|---|---|---|---|---|");
        foreach (var row in rows)
        {
            Console.WriteLine($"| {row.Name} | {Spread([.. row.Times.Select(time => time.Wall)])} | {Spread([.. row.Times.Select(time => time.Processor)])} |");
        }

        static string Spread(double[] times)
        {
            Array.Sort(times);
            double low = times[times.Length / 20], high = times[^(1 + times.Length / 20)];
            return string.Create(CultureInfo.InvariantCulture, $"{MedianOf(times):0} | {low:0} to {high:0}");
        }
    }
}
