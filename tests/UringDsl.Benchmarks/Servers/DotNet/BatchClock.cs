using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>
/// Runs batches of operations for a while, and counts the processor time that they take. All windows are of one ring, as they are in C: what is
/// compiled for the start of a ring would otherwise be compiled again, in the middle of a window, when the start has run a few dozen times.
/// </summary>
internal sealed class BatchClock(int batch) : IDisposable
{
    private const int BatchesPerLook = 64;

    private readonly CancellationTokenSource _end = new();
    private readonly BlockingCollection<string> _answers = [];
    private TimeSpan _duration;
    private long _began, _batches, _processorTicks;

    /// <summary>Operations of a batch: the next one is submitted when the last completion of the one before has come.</summary>
    public int Batch => batch;

    /// <summary>It is cancelled at the end of the standard input.</summary>
    public CancellationToken Ended => _end.Token;

    /// <summary>
    /// For each line with a number of seconds on the standard input, submits a batch on the ring's thread, and writes a line of JSON when the
    /// last one has ended.
    /// </summary>
    /// <param name="post">Runs an action on the ring's thread.</param>
    /// <param name="submit">Submits a batch.</param>
    public void Listen(Action<Action> post, Action submit)
    {
        Thread reader = new(Read) { IsBackground = true };
        reader.Start();

        void Read()
        {
            while (Console.ReadLine() is { } line)
            {
                TimeSpan duration = TimeSpan.FromSeconds(double.Parse(line, CultureInfo.InvariantCulture));
                post(() =>
                {
                    Begin(duration);
                    submit();
                });
                Console.WriteLine(_answers.Take());
            }
            _end.Cancel();
        }
    }

    /// <summary>The last completion of a batch has come. True: it was the last batch of its line.</summary>
    public bool EndsBatch() => ++_batches % BatchesPerLook == 0 && EndsWindow();

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Dispose();
        _answers.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // The locals of its text would be cleared for each completion.
    private bool EndsWindow()
    {
        if (Stopwatch.GetElapsedTime(_began) < _duration) return false;
        _processorTicks += Environment.CpuUsage.TotalTime.Ticks;
        long nanoseconds = (long)Stopwatch.GetElapsedTime(_began).TotalNanoseconds;
        _answers.Add($"{{\"nanoseconds\":{nanoseconds},\"messages\":{_batches * batch},\"serverNanoseconds\":{_processorTicks * 100}}}");
        return true;
    }

    private void Begin(TimeSpan duration)
    {
        (_duration, _batches) = (duration, 0);
        _began = Stopwatch.GetTimestamp();
        _processorTicks = -Environment.CpuUsage.TotalTime.Ticks;
    }
}
