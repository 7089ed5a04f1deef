using System;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Cancellations beside the queue (6.0). The kernel has let go of what they found when the call returns; the completions are in the queue then and
/// take the same way as any other, so nothing is accounted for here.
/// </content>
public sealed unsafe partial class RingLoop
{
    internal Completion CancelNow(string submission, TimeSpan timeout)
    {
        ArgumentException.ThrowIfNullOrEmpty(submission);
        int target = Array.FindIndex(_declaration.Operations, operation => operation.Name == submission) + 1;
        if (target == 0) throw new ArgumentException($"{_declaration.Handler} has no submission called {submission}.", nameof(submission));
        SyncCancel cancel = BeginCancelNow(timeout);
        foreach (Acceptor acceptor in _acceptors)
        {
            if (acceptor.Operation != target || !acceptor.IsWanted) continue;
            if (acceptor.IsArmed) CancelNow(acceptor.UserData(Acceptor.AcceptStep), ref cancel);
            else cancel.Found++;
            StopAcceptor(acceptor); // Its cancellation finds nothing any more; the end of the listener is the same.
        }
        for (int i = 0; _flights.Knows(i); i++)
        {
            ref Flight flight = ref FlightAt(i);
            if (flight.Phase == FlightPhase.Published && flight.Operation == target) CancelNow(ref flight, ref cancel);
        }
        for (int index = 0; index < _connections.Capacity; index++)
        {
            if (_connections[index].Phase != ConnectionPhase.Free && _connections[index].ReceiveOperation == target) CancelReceiveNow(index, ref cancel);
        }
        return cancel.Result;
    }

    internal Completion CancelNow(Connection connection, TimeSpan timeout)
    {
        SyncCancel cancel = BeginCancelNow(timeout);
        if (!TryGetOpen(connection)) return cancel.Result;
        ref ConnectionEntry entry = ref _connections[connection.Index];
        CancelReceiveNow(connection.Index, ref cancel);
        for (int flight = entry.Flights; flight >= 0; flight = FlightAt(flight).NextOfConnection) CancelNow(ref FlightAt(flight), ref cancel);
        return cancel.Result;
    }

    private SyncCancel BeginCancelNow(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "It must not be negative; Timeout.InfiniteTimeSpan waits without an end.");
        }
        if (!Has(RingFeature.SyncCancel)) throw new InvalidOperationException("CancelNow needs Linux 6.0, or was switched off; [Cancel] does without.");
        _ring.MakeRoom(_ring.SubmissionEntries); // What was only written could not be found.
        return new SyncCancel(timeout);
    }

    private void CancelReceiveNow(int index, ref SyncCancel cancel)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (entry.Receive != ReceivePhase.Armed)
        {
            if (TryGiveUpReceive(index, entry.ReceiveOperation)) cancel.Found++;
            return;
        }
        if (!entry.ReceiveWanted) return;
        entry.ReceiveWanted = false;
        entry.Receive = ReceivePhase.Cancelling;
        bool isFound = CancelNow(UserData.Pack(entry.ArmedOperation, entry.ArmedGroup, entry.Generation, index), ref cancel);
        if (!isFound) SubmitCancelOfReceive(in entry, index); // Its completion work is pending: it stays armed behind that.
    }

    private void CancelNow(ref Flight flight, ref SyncCancel cancel)
    {
        RememberCancelled(ref flight); // A step that has not started is cancelled when it does.
        int steps = Declared(flight.Operation).Steps.Length;
        for (int step = 0; step < steps; step++)
        {
            if ((flight.Arrived & (1 << step)) == 0) CancelNow(UserDataOf(in flight, step), ref cancel);
        }
    }

    private bool CancelNow(ulong target, ref SyncCancel cancel)
    {
        SyncCancelRegister register = new() { UserData = target, Timeout = cancel.Left() };
        int result = _ring.Register(RegisterOpcode.RegisterSyncCancel, &register, 1);
        if (result == -(int)Errno.ENOENT) return false;
        cancel.Found++;
        if (result >= 0) return true;
        if (result is not (-(int)Errno.ETIME or -(int)Errno.EALREADY or -(int)Errno.EINTR)) throw Refused("Cancelling (REGISTER_SYNC_CANCEL)", result, "");
        cancel.IsLate = true;
        return true;
    }

    private struct SyncCancel(TimeSpan timeout)
    {
        private readonly long _end = timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : Now + (long)timeout.TotalMilliseconds;

        public int Found;
        public bool IsLate;

        public readonly Completion Result => new(IsLate ? -(int)Errno.ETIME : Found > 0 ? Found : -(int)Errno.ENOENT);

        /// <summary>One timeout for all of them.</summary>
        public readonly Timespec Left()
        {
            if (_end == long.MaxValue) return new Timespec { Seconds = -1, Nanoseconds = -1 };
            long milliseconds = Math.Max(0, _end - Now);
            return new Timespec { Seconds = milliseconds / 1000, Nanoseconds = milliseconds % 1000 * 1_000_000 };
        }
    }
}
