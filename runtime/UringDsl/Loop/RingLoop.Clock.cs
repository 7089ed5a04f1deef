using System;
using System.Threading;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Deadlines of closing connections, in the order of their expiry, and pauses of accepting. Looked at once per turn, and only when
/// there are any.</content>
public sealed unsafe partial class RingLoop
{
    private static readonly TimeSpan RetryCancelAfter = TimeSpan.FromSeconds(1);

    private int _lingerHead = -1, _lingerTail = -1;

    private static long Now => Environment.TickCount64;

    /// <summary>Sets when a closing connection is aborted, or cancelled again. Nearly all deadlines are appended: they are of one length.</summary>
    private void SetDeadline(int index, TimeSpan after)
    {
        ref ConnectionEntry entry = ref _connections[index];
        ClearDeadline(ref entry, index);
        if (after == Timeout.InfiniteTimeSpan) return;
        entry.DeadlineMilliseconds = Now + (long)after.TotalMilliseconds;
        int previous = _lingerTail;
        while (previous >= 0 && _connections[previous].DeadlineMilliseconds > entry.DeadlineMilliseconds) previous = _connections[previous].LingerPrevious;
        int next = previous < 0 ? _lingerHead : _connections[previous].LingerNext;
        entry.LingerPrevious = previous;
        entry.LingerNext = next;
        if (previous < 0) _lingerHead = index;
        else _connections[previous].LingerNext = index;
        if (next < 0) _lingerTail = index;
        else _connections[next].LingerPrevious = index;
    }

    private void ClearDeadline(ref ConnectionEntry entry, int index)
    {
        if (entry.DeadlineMilliseconds == 0) return;
        entry.DeadlineMilliseconds = 0;
        if (entry.LingerPrevious < 0) _lingerHead = entry.LingerNext;
        else _connections[entry.LingerPrevious].LingerNext = entry.LingerNext;
        if (entry.LingerNext < 0) _lingerTail = entry.LingerPrevious;
        else _connections[entry.LingerNext].LingerPrevious = entry.LingerPrevious;
        entry.LingerNext = entry.LingerPrevious = -1;
    }

    private void RunTimers()
    {
        long now = Now;
        while (_lingerHead >= 0 && _connections[_lingerHead].DeadlineMilliseconds <= now)
        {
            int index = _lingerHead;
            if (_connections[index].Phase == ConnectionPhase.Aborting)
            {
                CancelAgain(index); // A cancel can miss an operation whose completion work is pending.
                SetDeadline(index, RetryCancelAfter);
            }
            else
            {
                AbortEntry(index);
            }
        }
        if (_acceptorsWaiting > 0) RetryAccepting(now);
    }

    private void CancelAgain(int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (entry.Receive == ReceivePhase.Cancelling) entry.Receive = ReceivePhase.Armed;
        CancelAll(index);
        ProceedClose(index);
    }

    private long MillisecondsToDeadline()
    {
        long deadline = _lingerHead >= 0 ? _connections[_lingerHead].DeadlineMilliseconds : long.MaxValue;
        if (_nextRelief > 0) deadline = Math.Min(deadline, _nextRelief);
        if (_isStopping) deadline = Math.Min(deadline, _stopDeadline);
        if (_acceptorsWaiting > 0)
        {
            foreach (Acceptor acceptor in _acceptors) deadline = Math.Min(deadline, acceptor.RetryAt);
        }
        return deadline == long.MaxValue ? -1 : Math.Max(0, deadline - Now) + 1; // The clock is coarse: wake behind the deadline, not before.
    }
}
