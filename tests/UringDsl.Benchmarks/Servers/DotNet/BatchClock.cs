using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>Counts batches of operations for a while, and the processor time that they take.</summary>
internal sealed class BatchClock(TimeSpan duration, int batch) : IDisposable
{
    private const int BatchesPerLook = 64;

    private readonly CancellationTokenSource _end = new();
    private long _began, _batches, _processorTicks;

    /// <summary>Operations of a batch: the next one is submitted when the last completion of the one before has come.</summary>
    public int Batch => batch;

    /// <summary>It is cancelled with the last batch.</summary>
    public CancellationToken Ended => _end.Token;

    /// <summary>For each line with a number of seconds on the standard input, runs for so long and prints a line of JSON.</summary>
    public static void Serve(int batch, Action<BatchClock> run)
    {
        while (Console.ReadLine() is { } line)
        {
            using BatchClock clock = new(TimeSpan.FromSeconds(double.Parse(line, CultureInfo.InvariantCulture)), batch);
            run(clock);
            long nanoseconds = (long)Stopwatch.GetElapsedTime(clock._began).TotalNanoseconds;
            Console.WriteLine($"{{\"nanoseconds\":{nanoseconds},\"messages\":{clock._batches * batch},\"serverNanoseconds\":{clock._processorTicks * 100}}}");
        }
    }

    /// <summary>The first batch is about to be submitted.</summary>
    public void Begin()
    {
        _began = Stopwatch.GetTimestamp();
        _processorTicks = -Environment.CpuUsage.TotalTime.Ticks;
    }

    /// <summary>The last completion of a batch has come. True: it was the last batch.</summary>
    public bool EndsBatch()
    {
        if (++_batches % BatchesPerLook != 0 || Stopwatch.GetElapsedTime(_began) < duration) return false;
        _processorTicks += Environment.CpuUsage.TotalTime.Ticks;
        _end.Cancel();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();
}
