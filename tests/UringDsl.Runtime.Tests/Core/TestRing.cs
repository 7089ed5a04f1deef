using System;
using System.Collections.Generic;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>The runtime's own ring on the running kernel, without a loop around it.</summary>
internal sealed class TestRing(
    uint submissionEntries = 8, uint completionEntries = 64, SimulatedKernel? simulated = null, RingModes modes = RingModes.None) : IDisposable
{
    private const int PatienceMilliseconds = 60_000;

    public RingStatistics Statistics { get; } = new();

    public IoUring Ring => _ring ??= new IoUring(new Kernel(simulated), new RingSetup(submissionEntries, completionEntries) { Modes = modes }, Statistics);

    private IoUring? _ring;

    public void Nop(ulong userData, int result = 0, SqeFlags flags = SqeFlags.None)
    {
        ref Sqe sqe = ref Ring.Next();
        Prep.Nop(ref sqe, result == 0 ? 0 : (uint)NopFlags.InjectResult, result);
        sqe.Flags |= flags;
        sqe.UserData = userData;
    }

    /// <summary>Submits what was written, without waiting and without taking anything.</summary>
    public int Submit() => Ring.Enter(minComplete: 0, timeoutMilliseconds: -1, flush: false);

    /// <summary>Enters until so many completions were taken, a minute at most.</summary>
    public List<Cqe> Take(int count)
    {
        List<Cqe> taken = [];
        for (long until = Environment.TickCount64 + PatienceMilliseconds; taken.Count < count;)
        {
            Ring.Refresh();
            while (Ring.TryTake(out Cqe cqe)) taken.Add(cqe);
            Ring.PublishHead();
            if (taken.Count >= count) break;
            Assert.True(Environment.TickCount64 < until, $"{taken.Count} of {count} completions in {PatienceMilliseconds} ms");
            int result = Ring.Enter(minComplete: 1, timeoutMilliseconds: 100);
            Assert.True(result >= 0 || IoUring.IsTransient(result), $"io_uring_enter: {(Errno)(-result)}");
        }
        return taken;
    }

    public Cqe Run(in Sqe entry)
    {
        Ring.Next() = entry;
        return Assert.Single(Take(1));
    }

    public void Dispose() => _ring?.Dispose();
}
