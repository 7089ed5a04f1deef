using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Deadlines of closing connections, in the order of their expiry, and pauses of accepting. Looked at once per turn, and only when
/// there are any.</content>
public sealed unsafe partial class RingLoop
{
    private const long FirstCancelPause = 20;

    private static readonly TimeSpan RetryCancelAfter = TimeSpan.FromSeconds(1);

    // Two lists, each of one length of time, so that nearly every deadline is appended: when to abort, and when to cancel again.
    private DeadlineList _linger = new(), _retry = new();

    private readonly List<FlightHandle> _cancelled = [];
    private bool _hasCancelled; // since they were cancelled again: for some of them that was too early
    private long _cancelAgainAt = long.MaxValue;

    private static long Now => Environment.TickCount64;

    private bool HasDeadlines => _linger.Head >= 0 || _retry.Head >= 0 || _waiting >= 0 || _cancelled.Count > 0;

    private void SetDeadline(int index, TimeSpan after, bool isRetry = false)
    {
        ref ConnectionEntry entry = ref _connections[index];
        ClearDeadline(ref entry, index);
        if (after == Timeout.InfiniteTimeSpan) return;
        entry.DeadlineMilliseconds = Now + (long)after.TotalMilliseconds;
        entry.IsRetryDeadline = isRetry;
        ref DeadlineList list = ref isRetry ? ref _retry : ref _linger;
        int previous = list.Tail;
        while (previous >= 0 && _connections[previous].DeadlineMilliseconds > entry.DeadlineMilliseconds) previous = _connections[previous].LingerPrevious;
        int next = previous < 0 ? list.Head : _connections[previous].LingerNext;
        entry.LingerPrevious = previous;
        entry.LingerNext = next;
        if (previous < 0) list.Head = index;
        else _connections[previous].LingerNext = index;
        if (next < 0) list.Tail = index;
        else _connections[next].LingerPrevious = index;
    }

    private void ClearDeadline(ref ConnectionEntry entry, int index)
    {
        if (entry.DeadlineMilliseconds == 0) return;
        ref DeadlineList list = ref entry.IsRetryDeadline ? ref _retry : ref _linger;
        entry.DeadlineMilliseconds = 0;
        if (entry.LingerPrevious < 0) list.Head = entry.LingerNext;
        else _connections[entry.LingerPrevious].LingerNext = entry.LingerNext;
        if (entry.LingerNext < 0) list.Tail = entry.LingerPrevious;
        else _connections[entry.LingerNext].LingerPrevious = entry.LingerPrevious;
        entry.LingerNext = entry.LingerPrevious = -1;
    }

    private void RunTimers()
    {
        long now = Now;
        while (_linger.Head >= 0 && _connections[_linger.Head].DeadlineMilliseconds <= now)
        {
            int index = _linger.Head;
            if (_connections[index].Phase == ConnectionPhase.Aborting) SetDeadline(index, RetryCancelAfter, isRetry: true);
            else AbortEntry(index);
        }
        while (_retry.Head >= 0 && _connections[_retry.Head].DeadlineMilliseconds <= now)
        {
            int index = _retry.Head;
            SetDeadline(index, RetryCancelAfter, isRetry: true);
            CancelAgain(index); // A cancel can miss an operation whose completion work is pending.
        }
        if (now >= _cancelAgainAt) CancelFlightsAgain();
        if (_acceptorsWaiting > 0) RetryAccepting(now);
        if (now >= _nextRepeat) RepeatWhatIsDue(now);
    }

    private void CancelAgain(int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (entry.Receive == ReceivePhase.Cancelling) entry.Receive = ReceivePhase.Armed;
        CancelAll(index);
        ProceedClose(index);
    }

    private void RememberCancelled(ref Flight flight)
    {
        if (flight.IsCancelling) return;
        flight.IsCancelling = true;
        if (_isIoPoll) return; // It takes no cancellation.
        _cancelled.Add(flight.Handle);
        _hasCancelled = true;
        _cancelAgainAt = Math.Min(_cancelAgainAt, Now + FirstCancelPause);
    }

    /// <summary>
    /// A cancel finds nothing of a step that is still queued behind the one that has just completed, and nothing tells when that has started: so what is
    /// being cancelled and still there is cancelled again, soon for the first time, then seldom, since some operations cannot be cancelled.
    /// </summary>
    private void CancelFlightsAgain()
    {
        int left = 0;
        foreach (FlightHandle handle in CollectionsMarshal.AsSpan(_cancelled))
        {
            ref Flight flight = ref FlightAt(handle.Index);
            if (flight.Generation != handle.Generation || flight.Phase != FlightPhase.Published) continue;
            CancelSteps(ref flight);
            _cancelled[left++] = handle;
        }
        _cancelled.RemoveRange(left, _cancelled.Count - left);
        _cancelAgainAt = left == 0 ? long.MaxValue : Now + (_hasCancelled ? FirstCancelPause : (long)RetryCancelAfter.TotalMilliseconds);
        _hasCancelled = false;
    }

    private long MillisecondsToDeadline()
    {
        long deadline = _linger.Head >= 0 ? _connections[_linger.Head].DeadlineMilliseconds : long.MaxValue;
        deadline = Math.Min(deadline, _cancelAgainAt);
        if (_retry.Head >= 0) deadline = Math.Min(deadline, _connections[_retry.Head].DeadlineMilliseconds);
        if (_leaving.Count > 0) deadline = Math.Min(deadline, _leaving[0].Deadline);
        if (_nextRelief > 0) deadline = Math.Min(deadline, _nextRelief);
        deadline = Math.Min(deadline, _nextRepeat);
        if (_drainsInFlight > 0) deadline = Math.Min(deadline, Now + DrainPollMilliseconds); // The wake-up waits behind them.
        if (_isStopping) deadline = Math.Min(deadline, Math.Min(_stopDeadline, _nextCancel));
        if (_acceptorsWaiting > 0)
        {
            foreach (Acceptor acceptor in _acceptors) deadline = Math.Min(deadline, acceptor.RetryAt);
        }
        return deadline == long.MaxValue ? -1 : Math.Max(0, deadline - Now) + 1; // The clock is coarse: wake behind the deadline, not before.
    }

    private struct DeadlineList()
    {
        public int Head = -1, Tail = -1;
    }
}
