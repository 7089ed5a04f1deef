using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

public sealed unsafe partial class RingLoop
{
    private BufferRun _run;             // the rest of the completion that is being delivered
    private ProvidedBuffers? _runBuffers;
    private bool _isRunning;            // it may fill several buffers: the switch asks again until it has had them all
    private bool _isShotSpent; // the receive that is delivered now was not ended by an overflow
    private bool _isReplaced;  // it was being cancelled, and another one is armed behind it

    /// <summary>
    /// Asks for a receive on a connection. True: the caller arms it now. False: it is closing, or paused until its sends have drained.
    /// </summary>
    /// <exception cref="InvalidOperationException">A receive is armed already.</exception>
    public bool BeginReceive(Connection connection, byte operation)
    {
        if (!TryGetOpen(connection)) return false;
        ref ConnectionEntry entry = ref _connections[connection.Index];
        if (entry.IsLeaving)
        {
            if (entry.ResumesReceive && entry.ReceiveFlight >= 0) throw SecondReceive(operation, connection);
            entry.WantedGroup = (byte)Declared(operation).BufferGroup;
            entry.ReceiveOperation = operation; // Armed if the connection stays; else the other ring receives.
            entry.ResumesReceive = true;
            return false;
        }
        if (entry.ReceivesChain || entry.Receive is ReceivePhase.Armed or ReceivePhase.Starved or ReceivePhase.Paused)
        {
            throw SecondReceive(operation, connection);
        }
        entry.ReceiveOperation = operation;
        entry.WantedGroup = (byte)Declared(operation).BufferGroup;
        entry.ReceiveWanted = true;
        if (entry.Receive == ReceivePhase.Cancelling) return false; // Armed again when the cancelled one has ended.
        if (!IsBackpressured(in entry)) return true;
        Pause(ref entry);
        return false;
    }

    /// <summary>What the completions of a receive bring back. Accounts for the operation in flight.</summary>
    public ulong ReceiveUserData(byte operation, int connection)
    {
        ref ConnectionEntry entry = ref _connections[connection];
        entry.Receive = ReceivePhase.Armed;
        entry.ArmedOperation = operation;
        entry.ArmedGroup = entry.WantedGroup;
        entry.Outstanding++;
        Expect(1);
        if (_limitsOneByOne && ReceivesOnce(Declared(operation))) ReceiveOnce(connection, entry.ArmedGroup);
        return UserData.Pack(operation, entry.ArmedGroup, entry.Generation, connection);
    }

    /// <summary>What a receive asks for besides its declared flags: bundles, where the kernel has them.</summary>
    public ushort BundleFlag => Capabilities.Has(RingFeature.RecvBundle) ? RecvSendFlags.Bundle : (ushort)0;

    /// <summary>
    /// Takes what a receive brings. False: there is nothing for the handler in it. For a receive of bundles it is called again until it says so, and
    /// gives buffer after buffer.
    /// </summary>
    public bool TryTakeReceived(in Cqe cqe, out Received received)
    {
        if (_lentBuffers.Length == 0 || _isRunning) return TryTake(in cqe, out received); // The rest of a run brings no other buffer.
        Cqe completion = WithLentBuffer(in cqe);
        return TryTake(in completion, out received);
    }

    private bool TryTake(scoped in Cqe cqe, out Received received)
    {
        if (_isRunning) return TryTakeRest(in cqe, out received);
        received = default;
        byte operation = UserData.Operation(cqe.UserData);
        int index = UserData.Index(cqe.UserData), group = UserData.Step(cqe.UserData);
        uint generation = UserData.Generation(cqe.UserData);
        OperationDeclaration declared = Declared(operation);
        if (!IsReceiving(index, generation, operation, group))
        {
            DropUnexpected(in cqe);
            return false;
        }
        ref ConnectionEntry entry = ref _connections[index];
        Connection connection = new(index, generation);
        bool hasBuffer = TryBeginRun(in cqe, group, declared.Bundle, out BufferRun run);
        bool wasCancelling = entry.Receive == ReceivePhase.Cancelling, isOther = entry.ReceiveOperation != entry.ArmedOperation;
        bool isDuty = !declared.Multishot || (declared.Rearm == Rearm.Manual && !IsAboveHalf(in entry)); // Else a pause has cancelled it.
        _isReplaced = wasCancelling && (entry.ReceiveWanted || entry.ResumesReceive) && (isOther || isDuty);
        _hasMoreWaiting = (cqe.Flags & CqeFlags.SocketNonEmpty) != 0;
        if (!cqe.HasMore)
        {
            entry.IsKnownEmpty = !_hasMoreWaiting && cqe.Result > 0;
            entry.Receive = ReceivePhase.Idle;
            entry.Outstanding--;
            Retire();
            if (entry.CancelFlight >= 0)
            {
                int flight = entry.CancelFlight;
                entry.CancelFlight = -1;
                Announce(ref FlightAt(flight));
            }
        }
        if (hasBuffer && (cqe.Result <= 0 || !entry.IsLive))
        {
            _buffers[group].Drop(ref run); // A buffer can come with an error, and with the end.
            hasBuffer = false;
        }
        if (!entry.IsLive)
        {
            if (!cqe.HasMore) TryFree(index);
            return false;
        }
        if (cqe.Result < 0 && !DeliversError(ref entry, connection, declared, (Errno)(-cqe.Result), wasCancelling)) return false;
        _currentConnection = connection;
        _isShotSpent = cqe.Result <= 0;
        if (cqe.Result == 0 && entry is { IsDatagram: true, IsShut: false }) return false; // Empty: EndReceived arms it again.
        if (cqe.Result == 0) entry.HasEnded = true;
        if (cqe.Result == 0 && !_isReplaced) entry.ReceiveWanted = entry.ResumesReceive = false; // The end of the stream: never armed again.
        if (cqe.Result > 0)
        {
            Statistics.Receives++;
            Statistics.BytesReceived += cqe.Result;
        }
        _isRunning = declared.Bundle;
        if (!hasBuffer)
        {
            received = new Received(connection, null, 0, cqe.Result, cqe.HasMore) { HasMoreWaiting = _hasMoreWaiting };
            return true;
        }
        _run = run;
        _runBuffers = _buffers[group];
        TakeNext(connection, cqe.HasMore, out received);
        if (_run.Left > 0) Statistics.ReceiveBundles++;
        return true;
    }

    /// <summary>The next buffer of the same completion, as long as its connection is there for it.</summary>
    private bool TryTakeRest(scoped in Cqe cqe, out Received received)
    {
        received = default;
        ReturnCurrentBuffer();
        Connection connection = _currentConnection;
        bool isLive = IsCurrent(connection) && _connections[connection.Index].IsLive;
        if (isLive && _run.Left > 0 && TakeNext(connection, cqe.HasMore, out received)) return true;
        DropRun();
        return false;
    }

    private bool TakeNext(Connection connection, bool isArmed, out Received received)
    {
        bool found = _runBuffers!.TryNext(ref _run, connection, out int slot, out int length);
        _currentBuffers = found ? _runBuffers : null;
        _currentBuffer = slot;
        received = new Received(connection, _currentBuffers, slot, length, isArmed) { HasMoreWaiting = _hasMoreWaiting };
        return found;
    }

    /// <summary>What a completion filled. In a bundle BUF_MORE tells of its last buffer, and on older kernels not even that.</summary>
    private bool TryBeginRun(in Cqe cqe, int group, bool isBundle, out BufferRun run)
    {
        run = default;
        bool isLast = !isBundle && (cqe.Flags & CqeFlags.BufferMore) == 0;
        return cqe.HasBuffer && _buffers[group].TryBegin(cqe.BufferId, cqe.Result, isLast, out run);
    }

    /// <summary>What is left of a completion goes back: the handler threw, or closed its connection.</summary>
    private void DropRun()
    {
        if (_run.Left > 0) _runBuffers!.Drop(ref _run);
        _run = default;
        _isRunning = false;
    }

    private bool IsReceiving(int index, uint generation, byte operation, int group) =>
        _connections.Exists(index, generation)
        && _connections[index].Receive is ReceivePhase.Armed or ReceivePhase.Cancelling
        && _connections[index].ArmedOperation == operation
        && _connections[index].ArmedGroup == group;

    /// <summary>After the handler has returned: a buffer that nobody took goes back, and what the kernel ended is armed again by policy.</summary>
    public void EndReceived()
    {
        if (_currentConnection.Generation == 0) return;
        ReturnCurrentBuffer();
        int index = _currentConnection.Index;
        ref ConnectionEntry entry = ref _connections[index];
        bool ended = entry.Receive == ReceivePhase.Idle && entry.ReceiveWanted && entry.Generation == _currentConnection.Generation && entry.IsLive;
        EndHandler();
        if (!ended) return;
        OperationDeclaration declared = Declared(entry.ReceiveOperation);
        if (entry.ReceiveFlight >= 0)
        {
            ArmReceive(index); // An empty message was no answer for whoever awaits one.
            return;
        }
        if (_isReplaced)
        {
            ArmReceive(index);
            return;
        }
        if (!declared.Multishot || declared.Rearm == Rearm.Manual)
        {
            entry.ReceiveWanted = false; // One-shot, or the handler's own duty.
            return;
        }
        if (_limitsOneByOne && ReceivesOnce(declared)) Statistics.OneShotReceives++;
        // It ended with a good result: nothing but an overflow, or a limit of its own, does that to a receive.
        else if (!_isShotSpent && declared.TotalBytes == 0) CountRearm(RearmCause.Overflow);
        ArmReceive(index);
    }

    /// <summary>Whether the handler hears of an error; those that the policy mends are mended here.</summary>
    private bool DeliversError(ref ConnectionEntry entry, Connection connection, OperationDeclaration declared, Errno error, bool wasCancelling)
    {
        if (error == Errno.ENOBUFS)
        {
            CountNoBuffers(_buffers[entry.ArmedGroup]);
        }
        if (error == Errno.ENOBUFS && !wasCancelling && declared.Rearm == Rearm.Automatic && entry.ReceiveWanted)
        {
            Starve(ref entry, connection);
            return false;
        }
        if (error is Errno.ECANCELED or Errno.ENOBUFS && wasCancelling)
        {
            bool isAwaited = IsAwaited(in entry);
            if (isAwaited || (!entry.ReceiveWanted && !entry.ResumesReceive)) EndAwaited(ref entry);
            if (!entry.ReceiveWanted)
            {
                if (entry.IsLeaving && !declared.Multishot && !isAwaited) entry.ResumesReceive = true; // Of those that stay.
                return false; // The handler cancelled it, and [Cancel] tells.
            }
            if (IsAboveHalf(in entry)) entry.Receive = ReceivePhase.Paused;
            else ResumeReceive(connection.Index);
            return false;
        }
        if (!_isReplaced && (!entry.IsDatagram || !IsPassing(error))) entry.ReceiveWanted = entry.ResumesReceive = false;
        return true;
    }

    private InvalidOperationException SecondReceive(byte operation, Connection connection) => new(
        $"{Declared(operation).Name}: {connection} has a receive armed. Two receives on one stream would each get a part of it. "
        + "Cancel the first, or wait for its end.");

    private void ReturnCurrentBuffer()
    {
        if (_currentBuffers is null) return;
        if (_currentBuffers.State(_currentBuffer) is BufferState.Delivered or BufferState.Taken) _currentBuffers.Recycle(_currentBuffer);
        _currentBuffers = null;
    }

    private void ArmReceive(int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (IsBackpressured(in entry)) Pause(ref entry);
        else _program.Arm(this, entry.ReceiveOperation, index);
    }

    private bool IsBackpressured(in ConnectionEntry entry) => entry.Queued + entry.Held >= _maxQueued;

    private bool IsAboveHalf(in ConnectionEntry entry) => entry.Queued + entry.Held > _maxQueued >> 1;

    private void Pause(ref ConnectionEntry entry)
    {
        entry.Receive = ReceivePhase.Paused;
        Statistics.Pauses++;
    }

    /// <summary>Sends queue up faster than the peer reads: stop receiving from it. The multishot is cancelled, and stays wanted.</summary>
    private void PauseArmed(int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (entry.Receive != ReceivePhase.Armed || !Declared(entry.ReceiveOperation).Multishot) return;
        Statistics.Pauses++;
        CancelReceive(index);
    }

    private void ResumeIfDrained(int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (entry.Receive == ReceivePhase.Paused && entry.IsLive && !IsAboveHalf(in entry)) ResumeReceive(index);
    }

    private void ResumeReceive(int index)
    {
        _connections[index].Receive = ReceivePhase.Idle;
        CountRearm(RearmCause.Pause);
        ArmReceive(index);
    }

    private void CancelReceive(int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (entry.Receive is ReceivePhase.Starved or ReceivePhase.Paused) entry.Receive = ReceivePhase.Idle;
        if (entry.Receive != ReceivePhase.Armed) return;
        entry.Receive = ReceivePhase.Cancelling;
        SubmitCancelOfReceive(in entry, index);
    }
}
