using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>NOPs, 64 in a batch: the next batch is submitted when the last completion of the one before has come.</summary>
[RingHandler]
internal sealed partial class NopLoop(TimeSpan duration, CancellationTokenSource end)
{
    private const int Batch = 64, BatchesPerLook = 64;

    private long _began, _processorTicks;
    private int _left, _batches;

    private long Done => (long)_batches * Batch;

    /// <summary>For each line with a number of seconds on the standard input, runs for so long and prints a line of JSON.</summary>
    public static void Serve()
    {
        while (Console.ReadLine() is { } line)
        {
            using CancellationTokenSource end = new();
            NopLoop loop = new(TimeSpan.FromSeconds(double.Parse(line, CultureInfo.InvariantCulture)), end);
            loop.Run(end.Token);
            long nanoseconds = (long)Stopwatch.GetElapsedTime(loop._began).TotalNanoseconds;
            Console.WriteLine($"{{\"nanoseconds\":{nanoseconds},\"messages\":{loop.Done},\"serverNanoseconds\":{loop._processorTicks * 100}}}");
        }
    }

    [Nop(Completed = nameof(OnNop))]
    private partial void Nop();

    partial void OnStarted()
    {
        _began = Stopwatch.GetTimestamp();
        _processorTicks = -Environment.CpuUsage.TotalTime.Ticks;
        Submit();
    }

    private void OnNop(in Completion completion)
    {
        if (--_left > 0) return;
        if (++_batches % BatchesPerLook != 0 || Stopwatch.GetElapsedTime(_began) < duration) Submit();
        else
        {
            _processorTicks += Environment.CpuUsage.TotalTime.Ticks;
            end.Cancel();
        }
    }

    private void Submit()
    {
        for (_left = 0; _left < Batch; _left++) Nop();
    }
}
