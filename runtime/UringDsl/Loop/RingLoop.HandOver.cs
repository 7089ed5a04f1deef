using System;
using System.Collections.Generic;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Giving connections to other rings. A connection leaves when it is quiet: nothing is queued or in flight, its receive has ended, and what that
/// brought has been delivered. A slot is installed over there by the kernel and closed here; of a descriptor only the number changes hands.
/// Every ring that takes connections sets room aside, which who gives one claims first: so a full table is an error here, not a loss there.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const ulong IsFixedBit = 1UL << 32, IsDatagramBit = 1UL << 33;

    private readonly List<Leaving> _leaving = new(64);
    private int _granted; // connections that others may give to this ring, or are giving

    /// <summary>Gives a connection to another ring, as soon as it is quiet.</summary>
    public void HandOver(ref Flight flight, Connection connection, RingAddress ring, int value)
    {
        ArgumentNullException.ThrowIfNull(ring);
        flight.ConnectionIndex = connection.Index;
        flight.ConnectionGeneration = connection.Generation;
        if (!TryGetOpen(connection))
        {
            FinishUnpublished(ref flight, Errno.ECANCELED);
            return;
        }
        ref ConnectionEntry entry = ref _connections[connection.Index];
        if (entry.IsLeaving)
        {
            FinishUnpublished(ref flight, Errno.EALREADY);
            return;
        }
        Settle(ref flight);
        flight.Phase = FlightPhase.Queued;
        entry.IsLeaving = true;
        // Whoever awaits one hears that it has ended. One that is cancelled before it has brought anything resumes, too.
        bool resumes = entry.Receive != ReceivePhase.Armed || Declared(entry.ReceiveOperation).Multishot;
        entry.ResumesReceive = entry.ReceiveWanted && entry.ReceiveFlight < 0 && resumes;
        entry.ReceiveWanted = false;
        CancelReceive(connection.Index);
        GiveUpAwaited(ref entry);
        bool isEndless = _options.Linger == System.Threading.Timeout.InfiniteTimeSpan;
        long deadline = isEndless ? long.MaxValue : Now + (long)_options.Linger.TotalMilliseconds;
        _leaving.Add(new Leaving(connection, flight.Handle, ring, value, deadline));
    }

    /// <summary>At the end of a turn, when handlers have seen all that was received.</summary>
    private void ProceedLeaving()
    {
        int kept = 0;
        for (int i = 0; i < _leaving.Count; i++)
        {
            Leaving leaving = _leaving[i];
            if (!TryLeave(in leaving)) _leaving[kept++] = leaving;
        }
        _leaving.RemoveRange(kept, _leaving.Count - kept);
    }

    private bool TryLeave(in Leaving leaving)
    {
        int index = leaving.Connection.Index;
        ref Flight flight = ref FlightAt(leaving.Flight.Index);
        if (!_connections.Exists(index, leaving.Connection.Generation) || !_connections[index].IsLive)
        {
            FinishUnpublished(ref flight, Errno.ECANCELED); // It was closed meanwhile: the first wish to end it wins.
            return true;
        }
        ref ConnectionEntry entry = ref _connections[index];
        bool isQuiet = entry.Receive == ReceivePhase.Idle && entry is { IsSending: false, QueueHead: < 0, Flights: < 0, Outstanding: 0 };
        if (!isQuiet && Now < leaving.Deadline) return false;
        RingPort? target = leaving.Target.Port;
        Errno error = isQuiet ? Claim(in entry, target) : Errno.ETIMEDOUT;
        if (error == Errno.None) PublishHandOver(ref flight, index, target!, leaving.Value);
        else
        {
            FinishUnpublished(ref flight, error);
            Stay(index, Declared(flight.Operation).Observed);
        }
        return true;
    }

    /// <summary>Room over there, and the number of the ring until the completion.</summary>
    private Errno Claim(in ConnectionEntry entry, RingPort? target)
    {
        if (target is null) return Errno.EBADFD;
        if (target == _port) return Errno.EINVAL;
        bool canPass = !entry.IsFixed || Capabilities.Has(RingFeature.MessageRingDescriptors);
        if (!target.TakesConnections || !canPass) return Errno.EOPNOTSUPP;
        if (entry.IsFixed && !target.HasFiles) return Errno.ENXIO;
        Errno error = target.TryPin();
        if (error != Errno.None || target.TryTakeCredit()) return error;
        target.Unpin();
        return target.IsOpen ? Errno.ENFILE : Errno.EOWNERDEAD; // A ring that stops takes its room back.
    }

    private void PublishHandOver(ref Flight flight, int index, RingPort target, int value)
    {
        ref ConnectionEntry entry = ref _connections[index];
        BeginPublished(ref flight, target);
        entry.Phase = ConnectionPhase.Leaving;
        entry.Outstanding++;
        flight.NextOfConnection = entry.Flights;
        entry.Flights = flight.Index;
        ulong data = Posted(
            UserData.ArrivalOperation, (uint)value | (entry.IsFixed ? IsFixedBit : 0) | (entry.IsDatagram ? IsDatagramBit : 0));
        ref Sqe sqe = ref _ring.Next();
        if (entry.IsFixed) Prep.MsgRingFile(ref sqe, new Descriptor(target.File), new Slot(entry.File), DirectTarget.Allocate, data);
        else Prep.MsgRing(ref sqe, new Descriptor(target.File), data, result: entry.File);
        sqe.UserData = flight.UserData(step: 0);
    }

    private void FinishHandOver(ref Flight flight, int index)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (flight.Result(0) >= 0)
        {
            flight.Result(0) = 0;
            Statistics.ConnectionsHandedOver++;
            entry.IsLeaving = true; // Also when it was aborted meanwhile: its socket is the other ring's.
            entry.Phase = ConnectionPhase.Aborting; // Nothing is queued or in flight that could be lost.
            EndAwaited(ref entry); // It was asked for while the connection was leaving.
            entry.IsClosed = !entry.IsFixed; // A descriptor belongs to the other ring now; a slot is emptied here.
            entry.WantsClose = entry.IsFixed;
            EndAcceptingOn(index);
            ProceedClose(index);
            return;
        }
        if (entry.Phase == ConnectionPhase.Leaving)
        {
            entry.Phase = ConnectionPhase.Open;
            Stay(index, Declared(flight.Operation).Observed);
        }
        else ProceedClose(index);
    }

    /// <summary>It goes on here, as before.</summary>
    private void Stay(int index, bool isObserved)
    {
        ref ConnectionEntry entry = ref _connections[index];
        entry.IsLeaving = false;
        if (_isStopping) RequestClose(index, _options.StopTimeout);
        else if (!isObserved) AbortEntry(index);
        else if (entry.ResumesReceive)
        {
            entry.ResumesReceive = false;
            entry.ReceiveWanted = true;
            if (entry.Receive == ReceivePhase.Idle) ArmReceive(index);
        }
    }

    /// <summary>A connection that another ring has given: it has been accepted there, and is used here.</summary>
    private void CompleteArrival(in Cqe cqe)
    {
        if (_port is null || cqe.Result < 0 || _granted <= _port.Credits)
        {
            DropStale(in cqe); // Nobody has claimed room for one.
            return;
        }
        _granted--;
        RingFile file = new(cqe.Result, (cqe.UserData & IsFixedBit) != 0);
        if (_isStopping || !_connections.TryTake(file, ConnectionPhase.Open, out Connection connection))
        {
            CloseStray(file);
            return;
        }
        if (file.IsFixed) _allocatedSlots++;
        ref ConnectionEntry entry = ref _connections[connection.Index];
        entry.IsDatagram = (cqe.UserData & IsDatagramBit) != 0;
        Statistics.ConnectionsTakenOver++;
        LeaveMultishot();
        Introduce(ref entry, connection.Index);
        if (!_connections.Exists(connection.Index, connection.Generation) || !entry.IsLive) return; // OnOpened threw, or closed it.
        _currentConnection = connection;
        Accepted accepted = new(connection, cqe.Result, isArmed: false);
        _program.HandedOver(in accepted, (int)(uint)cqe.UserData);
        EndHandler();
    }

    /// <summary>Sets room aside for what other rings give: all of it, or half where this ring accepts, too.</summary>
    private void GrantRoom()
    {
        int credits = _port!.Credits;
        int share = Math.Max(0, FreeConnections(_socketFiles is not null) - _granted + credits);
        if (_acceptors.Count > 0) share /= 2;
        if (_isStopping) share = 0;
        if (share > credits)
        {
            _granted += share - credits;
            _port.AddCredits(share - credits);
        }
        else if (share < credits)
        {
            _granted -= _port.TakeBack(credits - share);
            Unpark();
            ArmWaiting(); // An acceptor that came when all room was set aside.
        }
    }

    private readonly record struct Leaving(Connection Connection, FlightHandle Flight, RingAddress Target, int Value, long Deadline);
}
