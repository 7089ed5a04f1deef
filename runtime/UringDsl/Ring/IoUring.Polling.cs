using System.Diagnostics;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <content>Modes in which the two sides see each other through memory: the SQ thread, the task-run flag, a rewound queue, busy polling.</content>
internal sealed unsafe partial class IoUring
{
    private const int LooksPerClock = 32, PausesPerLook = 8;

    private uint _submitted; // SQPOLL: entries that were shown to the SQ thread

    public bool IsSqPoll => (Flags & SetupFlags.SqPoll) != 0;

    /// <summary>The loop looks at the completion queue before it sleeps.</summary>
    public bool IsBusyPolling => _setup.BusyPollMicroseconds > 0;

    private int EnterSpecially(uint minComplete, long timeoutMilliseconds, bool flush)
    {
        if (IsSqPoll) return EnterSqPoll(minComplete, timeoutMilliseconds);
        uint toSubmit = Unsubmitted;
        bool isNeeded = toSubmit > 0 || minComplete > 0 || (Flags & SetupFlags.TaskRunFlag) == 0;
        if (!isNeeded && !(flush && HasWork)) return 0; // Nothing to submit, to wait for, or to run: the kernel has said so.
        int result = Call(toSubmit, minComplete, timeoutMilliseconds, flush ? EnterFlags.GetEvents : EnterFlags.None);
        if (result <= 0) return result;
        _statistics.Submissions += result;
        if (_rewoundHead != null) Rewind((uint)result);
        return result;
    }

    /// <summary>What was taken goes; what was left over moves to the front, where the next submit starts.</summary>
    private void Rewind(uint taken)
    {
        uint left = _tail - taken;
        for (uint i = 0; i < left; i++) _sqes[i] = _sqes[taken + i];
        _tail = left;
    }

    /// <summary>Shows the entries to the SQ thread, wakes it when it sleeps, and enters only for that, to wait, or for an overflow.</summary>
    private int EnterSqPoll(uint minComplete, long timeoutMilliseconds)
    {
        EnterFlags flags = Show();
        if (minComplete == 0 && HasOverflow) flags |= EnterFlags.GetEvents;
        return flags == EnterFlags.None && minComplete == 0 ? 0 : Call(0, minComplete, timeoutMilliseconds, flags);
    }

    private EnterFlags Show()
    {
        _statistics.Submissions += _tail - _submitted;
        _submitted = _tail;
        // Pairs with the SQ thread's full barrier between setting NEED_WAKEUP and its last look at the tail: either it sees the new tail, or the
        // flag is seen here. A release store alone could be passed by the load behind it.
        Interlocked.MemoryBarrier();
        if ((Volatile.Read(ref *_sqFlags) & (uint)SqRingFlags.NeedWakeup) == 0 || Unsubmitted == 0) return EnterFlags.None;
        _statistics.SqWakeups++;
        return EnterFlags.SqWakeup;
    }

    /// <summary>The SQ thread takes entries at its own pace: wait in the kernel while the queue is full, and give way while it is nearly full.</summary>
    private void WaitForRoom(uint count)
    {
        Volatile.Write(ref *_sqTail, _tail); // Pairs with the SQ thread's acquire load.
        while (SubmissionEntries - Unsubmitted < count)
        {
            EnterFlags wake = Show();
            bool isFull = Unsubmitted == SubmissionEntries;
            if (!isFull && wake == EnterFlags.None)
            {
                Thread.Yield();
                continue;
            }
            int result = Call(0, 0, -1, wake | (isFull ? EnterFlags.SqWait : EnterFlags.None));
            if (result < 0 && !IsTransient(result)) throw new RingException("io_uring_enter (to wait for the SQ thread)", (Errno)(-result));
        }
    }

    /// <summary>The kernel has completion work for this thread, or completions that did not fit: only an enter brings them.</summary>
    private bool HasWork => (Volatile.Read(ref *_sqFlags) & (uint)(SqRingFlags.TaskRun | SqRingFlags.CqOverflow)) != 0;

    /// <summary>Looks for a completion for a while. False: none came, or the kernel has to be entered for it.</summary>
    public bool LookForCompletion(long timeoutMilliseconds)
    {
        long microseconds = _setup.BusyPollMicroseconds;
        if (timeoutMilliseconds >= 0 && timeoutMilliseconds * 1000 < microseconds) microseconds = timeoutMilliseconds * 1000;
        long end = Stopwatch.GetTimestamp() + microseconds * (Stopwatch.Frequency / 1_000_000);
        for (int look = 1; ; look++)
        {
            if (Volatile.Read(ref *_cqTail) != _head)
            {
                _statistics.BusyPollHits++;
                return true;
            }
            if (HasWork) return false;
            if (look % LooksPerClock == 0 && Stopwatch.GetTimestamp() >= end) return false;
            Thread.SpinWait(PausesPerLook);
        }
    }
}
