using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>The end of a connection: cancel what is armed, let the queue out (or not), close, wait for every last completion, and only then
/// free it.</content>
public sealed unsafe partial class RingLoop
{
    private const int AcceptorCancelStep = 1, BehindResetStep = 1;

    private Connection _closedConnection;

    /// <summary>True while a connection exists: its state is its own.</summary>
    public bool IsCurrent(Connection connection) => _connections.Exists(connection.Index, connection.Generation);

    /// <summary>Closes a connection at once: what is queued is discarded, what is in flight is cancelled.</summary>
    public void Abort(Connection connection, bool reset = false)
    {
        if (!_connections.Exists(connection.Index, connection.Generation) || _connections[connection.Index].Phase == ConnectionPhase.Aborting)
        {
            Statistics.StaleSubmissions++;
            return;
        }
        _connections[connection.Index].IsReset = reset;
        AbortEntry(connection.Index);
    }

    internal void CountHeld(Connection owner, int change)
    {
        if (!_connections.Exists(owner.Index, owner.Generation)) return; // It has closed; the buffer lives on with the user.
        ref ConnectionEntry entry = ref _connections[owner.Index];
        entry.Held += change;
        if (change > 0 && IsBackpressured(in entry)) PauseArmed(owner.Index);
        else if (change < 0) ResumeIfDrained(owner.Index);
    }

    /// <summary>Whether a submission may use the connection. If not, it is counted and does nothing.</summary>
    private bool TryGetOpen(Connection connection)
    {
        if (_connections.Exists(connection.Index, connection.Generation) && _connections[connection.Index].IsLive) return true;
        Statistics.StaleSubmissions++;
        return false;
    }

    /// <summary>The connection is there for its handler: counted, and told.</summary>
    private void Introduce(ref ConnectionEntry entry, int index)
    {
        entry.WasOpened = true;
        Statistics.ConnectionsOpened++;
        RingEvents.Log.ConnectionOpened(_watched.Id, index);
        Connection outer = _currentConnection;
        _currentConnection = new Connection(index, entry.Generation);
        Guard(static loop => loop._program.Opened(loop._currentConnection));
        _currentConnection = outer;
    }

    /// <summary>From here on nothing new is taken; what was sent before goes out, for as long as <paramref name="linger"/>.</summary>
    private void BeginClosing(int index, TimeSpan linger)
    {
        ref ConnectionEntry entry = ref _connections[index];
        entry.Phase = ConnectionPhase.Closing;
        entry.ReceiveWanted = false;
        EndAwaited(ref entry);
        EndAcceptingOn(index);
        if (entry.Guests > 0) CancelGuests(index);
        CancelReceive(index);
        for (int flight = entry.Flights; flight >= 0; flight = FlightAt(flight).NextOfConnection)
        {
            if (!FlightAt(flight).IsOrdered) CancelSteps(ref FlightAt(flight));
        }
        SetDeadline(index, linger);
    }

    /// <summary>The runtime's own orderly close, when no submission of the handler does it.</summary>
    private void RequestClose(int index, TimeSpan linger)
    {
        BeginClosing(index, linger);
        _connections[index].WantsClose = true;
        ProceedClose(index);
    }

    private void AbortEntry(int index, bool isSlow = false)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (entry.Phase == ConnectionPhase.Aborting) return;
        entry.Phase = ConnectionPhase.Aborting;
        entry.ReceiveWanted = entry.IsLeaving = false;
        EndAwaited(ref entry);
        EndAcceptingOn(index);
        entry.WantsClose = !entry.IsClosePending; // Once: after the first CLOSE its number may be somebody else's.
        Statistics.Aborts++;
        RingEvents.Log.Aborted(_watched.Id, index, isSlow);
        DiscardQueue(ref entry);
        CancelAll(index);
        SetDeadline(index, RetryCancelAfter, isRetry: true);
        ProceedClose(index);
    }

    /// <summary>
    /// Cancels by user data, never by file: a CLOSE of the connection's own chain may have run already, and then the slot or number belongs
    /// to somebody else.
    /// </summary>
    private void CancelAll(int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        CancelReceive(index);
        if (entry.Guests > 0) CancelGuests(index);
        if (entry.ZeroCopy >= 0) SubmitCancel(UserData.Pack(UserData.ZeroCopyOperation, 0, ZeroCopyAt(entry.ZeroCopy).Generation, entry.ZeroCopy));
        else if (entry.FlyHead >= 0 && !IsUnposted(index)) SubmitCancel(UserData.Pack(UserData.SendOperation, 0, entry.Generation, index));
        for (int flight = entry.Flights; flight >= 0; flight = FlightAt(flight).NextOfConnection) CancelSteps(ref FlightAt(flight));
    }

    private void CancelSteps(ref Flight flight)
    {
        RememberCancelled(ref flight);
        int steps = Declared(flight.Operation).Steps.Length;
        for (int step = 0; step < steps; step++)
        {
            if ((flight.Arrived & (1 << step)) == 0) SubmitCancel(UserDataOf(in flight, step));
        }
    }

    /// <summary>Its success posts nothing where that is possible: the target's own completion tells. Only a miss comes back.</summary>
    private void SubmitCancel(ulong target, int step = 0, uint generation = 0, int index = 0)
    {
        if (_drainsInFlight > 0 && TryCancelNow(target)) return; // As an entry it would wait for the drain, which may wait for its target.
        ref Sqe sqe = ref _ring.Next();
        Prep.AsyncCancel(ref sqe, target, cancelFlags: 0);
        sqe.Flags |= SkipSuccess;
        sqe.UserData = UserData.Pack(UserData.CancelOperation, step, generation, index);
    }

    private void SubmitCancelOfReceive(in ConnectionEntry entry, int index) =>
        SubmitCancel(UserData.Pack(entry.ArmedOperation, entry.ArmedGroup, entry.Generation, index), generation: entry.Generation, index: index);

    /// <summary>
    /// A cancel that missed. Mostly its target has just completed. But a target with completion work pending is missed as well and stays
    /// armed, so a receive that is still
    /// being cancelled is cancelled again.
    /// </summary>
    private void CompleteCancel(in Cqe cqe)
    {
        if (cqe.Result >= 0) return;
        int index = UserData.Index(cqe.UserData);
        if (UserData.Step(cqe.UserData) == AcceptorCancelStep)
        {
            if (index < _acceptors.Count && _acceptors[index] is { IsArmed: true, IsCancelling: true }) CancelAcceptor(_acceptors[index]);
            return;
        }
        if (!_connections.Exists(index, UserData.Generation(cqe.UserData)) || _connections[index].Receive != ReceivePhase.Cancelling) return;
        SubmitCancelOfReceive(in _connections[index], index);
    }

    /// <summary>The next step towards the end of a closing connection, if it is due.</summary>
    private void ProceedClose(int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (entry.Phase < ConnectionPhase.Closing) return;
        // Not beside a chain in flight: its later steps look the slot up when they start, and would find the next connection.
        bool isInUse = entry.IsSending || entry.QueueHead >= 0 || entry.Flights >= 0 || entry.Guests > 0;
        if (entry.WantsClose && !entry.IsClosed && !isInUse) SubmitClose(index);
        else if (entry is { IsSending: false, IsDirty: false, QueueHead: >= 0 }) StartSend(index); // A chain that closes has waited.
        TryFree(index);
    }

    private void SubmitClose(int index, bool resets = true)
    {
        ref ConnectionEntry entry = ref _connections[index];
        entry.WantsClose = false;
        entry.IsClosePending = true;
        entry.Outstanding++;
        Expect(1);
        bool discards = entry is { Phase: ConnectionPhase.Aborting, IsLeaving: false }; // Given away, the socket lives on elsewhere.
        resets &= discards && _canResetSockets && (entry.IsReset || entry.Unreleased > 0);
        if (resets) SubmitReset(in entry);
        ref Sqe sqe = ref _ring.Next();
        Prep.Close(ref sqe, entry.RingFile);
        sqe.UserData = UserData.Pack(UserData.CloseOperation, resets ? BehindResetStep : 0, entry.Generation, index);
    }

    /// <summary>
    /// A linger time of zero in front of the CLOSE: what is unsent is discarded with a reset, so that the notifications come now and not when the
    /// kernel gives the peer up, minutes later. Its success is posted: where an entry that skips it cannot be prepared, the kernel is silent about the
    /// CLOSE as well.
    /// </summary>
    private void SubmitReset(in ConnectionEntry entry)
    {
        const int LingerOption = 13;
        _ring.MakeRoom(2);
        ref Sqe sqe = ref _ring.Next();
        Prep.SetSocketOption(ref sqe, entry.RingFile, SocketLevel, LingerOption, (nint)_noLinger, 2 * sizeof(int));
        sqe.Flags |= SqeFlags.HardLink; // Where it cannot be set, the CLOSE runs all the same.
        sqe.UserData = UserData.Pack(UserData.CancelOperation, 0, 0, 0);
    }

    private void CompleteClose(in Cqe cqe)
    {
        int index = UserData.Index(cqe.UserData);
        uint generation = UserData.Generation(cqe.UserData);
        if (generation == 0)
        {
            CompleteStrayClose(in cqe);
            return;
        }
        if (!_connections.Exists(index, generation) || !_connections[index].IsClosePending)
        {
            DropUnexpected(in cqe);
            return;
        }
        Retire();
        _connections[index].IsClosePending = false;
        _connections[index].Outstanding--;
        if (cqe.Result == -(int)Errno.ECANCELED && UserData.Step(cqe.UserData) == BehindResetStep)
        {
            SubmitClose(index, resets: false); // It has not run: the kernel could not prepare the reset.
            return;
        }
        MarkClosed(ref _connections[index], index); // Whatever CLOSE answers, Linux has let go of the file.
        TryFree(index);
    }

    private void MarkClosed(ref ConnectionEntry entry, int index)
    {
        if (entry.Phase < ConnectionPhase.Closing) BeginClosing(index, TimeSpan.Zero);
        entry.IsClosed = true;
        entry.WantsClose = false;
        entry.Phase = ConnectionPhase.Aborting;
        EndRepeatsOn(entry.RingFile);
        DiscardQueue(ref entry);
        CancelAll(index);
        if (entry.Outstanding > 0) SetDeadline(index, RetryCancelAfter, isRetry: true);
    }

    private void TryFree(int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (!entry.IsClosed || entry.Outstanding > 0 || entry.IsSending || entry.Phase == ConnectionPhase.Free) return;
        ClearDeadline(ref entry, index);
        RingFile file = entry.RingFile;
        bool wasOpened = entry.WasOpened;
        Connection connection = new(index, entry.Generation);
        if (wasOpened)
        {
            Statistics.ConnectionsClosed++;
            RingEvents.Log.ConnectionClosed(_watched.Id, index);
            Connection outer = _currentConnection;
            _currentConnection = default; // An exception of OnClosed costs nothing: the connection is gone.
            _closedConnection = connection;
            Guard(static loop => loop._program.Closed(loop._closedConnection));
            if (outer != connection) _currentConnection = outer;
        }
        if (entry.Phase == ConnectionPhase.Free) return;
        _connections.Return(index);
        if (file.IsFixed) ReturnSlot(file);
        ResumeAccepting();
    }

    private void ReturnSlot(RingFile file)
    {
        if (file.Number < _files!.Reserved) _files.Return(new Slot(file.Number));
        else
        {
            _allocatedSlots--;
            _picker?.Return(file.Number);
        }
    }

    /// <summary>After the ring itself has failed: slots went with it, ordinary descriptors did not.</summary>
    private void CloseDescriptors()
    {
        for (int index = 0; index < _connections.Capacity; index++)
        {
            ref ConnectionEntry entry = ref _connections[index];
            if (entry.Phase != ConnectionPhase.Free && !entry.IsFixed && !entry.IsClosed) _ = NativeMethods.Close(entry.File);
        }
        foreach (Parked parked in _parked) _ = NativeMethods.Close(parked.File);
        foreach (Acceptor acceptor in _acceptors)
        {
            if (acceptor is { IsListener: true, HasSocket: true, File.IsFixed: false }) _ = NativeMethods.Close(acceptor.File.Number);
        }
    }
}
