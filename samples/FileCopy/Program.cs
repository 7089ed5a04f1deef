using System;
using System.Diagnostics;
using UringDsl;
using static SampleProgram;
using static System.FormattableString;

const int Copied = 0, Failed = 1, Cancelled = 130;

return SampleProgram.Run(Options.Usage, () => Copy(Options.Parse(args)));

static int Copy(Options options)
{
    const double Mebibyte = 1 << 20;
    long start = Stopwatch.GetTimestamp();
    // The ring has a thread of its own, so that this one can draw.
    using RingGroup<FileCopy> group = RingGroup.Start(1, _ => new FileCopy(options), static (copy, token) => copy.Run(token));
    FileCopy copy = group.Handlers[0];
    using IDisposable signals = SampleProgram.OnSignal(copy.Cancel); // The part that was copied has to be removed.
    ProgressBar bar = new();
    while (!group.Join(TimeSpan.FromMilliseconds(100))) bar.Show(copy.Copied, copy.Size);
    TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
    if (copy.Failure is null) bar.Show(copy.Copied, copy.Copied);
    bar.End();
    if (copy.Failure is { } failure)
    {
        Console.Error.WriteLine(failure);
        return copy.WasCancelled ? Cancelled : Failed;
    }
    Row("bytes", Invariant($"{copy.Copied:N0}"));
    Row("seconds", Invariant($"{elapsed.TotalSeconds:N3}"));
    Row("mebibytes per second", Invariant($"{copy.Copied / Mebibyte / elapsed.TotalSeconds:N1}"));
    Row("short reads", Invariant($"{copy.ShortReads:N0}"));
    Row("io_uring_enter calls", Invariant($"{copy.Statistics.Enters:N0}"));
    return Copied;
}
