using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Accepting. A multishot ACCEPT takes whatever waits, without looking at our tables: with a full fixed-file table it accepts and drops. So
/// it is armed only while what it claims fits; below that, one-shot ACCEPTs are armed one at a time, and none when there is no room.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int FirstBackoffMilliseconds = 5, LastBackoffMilliseconds = 1000;

    private int _allocatedSlots;    // of the kernel's range, held by accepted connections
    private int _acceptorsWaiting;  // for a time, not for room

    /// <summary>Accepts from a listening file that the handler owns.</summary>
    public void Accept(byte operation, RingFile listener, bool multishot, bool direct, Rearm rearm)
    {
        if (_isStopping)
        {
            Statistics.StaleSubmissions++;
            return;
        }
        StartAcceptor(operation, listener, default, multishot, direct, rearm);
    }

    /// <summary>Accepts from a listening connection, until that closes.</summary>
    public void Accept(byte operation, Connection listener, bool multishot, bool direct, Rearm rearm)
    {
        if (TryGetOpen(listener)) StartAcceptor(operation, FileOf(listener.Index), listener, multishot, direct, rearm);
    }

    private void StartAcceptor(byte operation, RingFile file, Connection owner, bool multishot, bool direct, Rearm rearm)
    {
        Acceptor acceptor = ReuseAcceptor(operation);
        acceptor.File = file;
        acceptor.Owner = owner;
        acceptor.IsMultishot = multishot;
        acceptor.IsDirect = direct && _socketFiles is not null;
        acceptor.IsManual = rearm == Rearm.Manual;
        acceptor.Backlog = Math.Clamp(Capacity(direct) / 4, 16, 4096);
        _isDirect[operation] = acceptor.IsDirect;
        ArmOrWait(acceptor);
    }

    /// <summary>Takes what a listener or an ACCEPT brings. False: there is nothing for the handler in it.</summary>
    public bool TryTakeAccepted(in Cqe cqe, out Accepted accepted)
    {
        accepted = default;
        int index = UserData.Index(cqe.UserData), step = UserData.Step(cqe.UserData);
        if (step == ParkedStep && _isUnparking) return TryTakeParked(UserData.Operation(cqe.UserData), out accepted);
        bool isKnown = index < _acceptors.Count && _acceptors[index].Generation == UserData.Generation(cqe.UserData)
            && _acceptors[index].Operation == UserData.Operation(cqe.UserData);
        if (!isKnown || !_acceptors[index].Expects(step))
        {
            if (isKnown) DropImpossible(in cqe);
            else DropStale(in cqe);
            return false;
        }
        Acceptor acceptor = _acceptors[index];
        if (step == UserData.StepMade)
        {
            acceptor.IsFailureDue = false;
            accepted = new Accepted(default, -(int)acceptor.Failure, isArmed: false);
            if (acceptor.IsListener) return true;
            acceptor.Generation = UserData.Next(acceptor.Generation); // Free to be used again.
            acceptor.Failure = Errno.None;
            return true;
        }
        if (step != Acceptor.AcceptStep)
        {
            CompleteSetup(acceptor, step, cqe.Result);
            return false;
        }
        if (!cqe.HasMore)
        {
            acceptor.IsArmed = false;
            Retire();
        }
        if (cqe.Result < 0)
        {
            ReturnPicked(acceptor);
            AcceptFailed(acceptor, (Errno)(-cqe.Result));
            return false;
        }
        acceptor.BackoffMilliseconds = 0;
        int file = TakeAccepted(acceptor, cqe.Result);
        bool isOpen = TryOpen(acceptor, file, out Connection connection);
        AcceptNext(acceptor, cqe.HasMore);
        if (!isOpen) return false;
        Introduce(ref _connections[connection.Index], connection.Index);
        if (!_connections[connection.Index].IsLive) return false; // OnOpened threw, or closed it.
        _currentConnection = connection;
        accepted = new Accepted(connection, file, acceptor.IsArmed);
        return true;
    }

    private bool TryOpen(Acceptor acceptor, int result, out Connection connection)
    {
        RingFile file = new(result, acceptor.IsDirect);
        connection = default;
        bool waits = !file.IsFixed && (_parked.Count > 0 || !HasRoomForDescriptor);
        if (_isStopping || waits || !_connections.TryTake(file, ConnectionPhase.Open, out connection))
        {
            if (!TryPark(acceptor, file)) CloseAccepted(file);
            return false;
        }
        _connections[connection.Index].IsOnlyHere = acceptor.IsDirect;
        if (acceptor.IsDirect) _allocatedSlots++;
        return true;
    }

    private void AcceptNext(Acceptor acceptor, bool hasMore)
    {
        if (!acceptor.IsWanted || _isStopping)
        {
            FinishSetup(acceptor);
            return;
        }
        LeaveMultishot();
        if (hasMore) return;
        bool wasMultishot = acceptor.ArmedMultishot, wasCancelled = acceptor.IsCancelling;
        acceptor.IsCancelling = false;
        if (!acceptor.IsMultishot || acceptor.IsManual)
        {
            acceptor.IsWanted = false; // One-shot, or the handler's own duty.
            acceptor.Generation = UserData.Next(acceptor.Generation);
            ArmWaiting();
            return;
        }
        if (_acceptsOneByOne) Statistics.OneShotAccepts++;
        if (wasMultishot && !wasCancelled) CountRearm(RearmCause.Overflow); // A good result without F_MORE: the completion queue overflowed.
        ArmOrWait(acceptor);
    }

    private void AcceptFailed(Acceptor acceptor, Errno error)
    {
        bool wasCancelling = acceptor.IsCancelling;
        acceptor.IsCancelling = false;
        bool setupFailed = acceptor.SetupPending > 0 || acceptor.Failure != Errno.None; // Then this is the chain's echo of it.
        if (!acceptor.IsWanted || _isStopping || (error == Errno.ECANCELED && setupFailed))
        {
            FinishSetup(acceptor);
            return;
        }
        if (error == Errno.ECANCELED && wasCancelling)
        {
            ArmOrWait(acceptor);
            return;
        }
        switch (error)
        {
            case Errno.ECONNABORTED or Errno.EINTR or Errno.EPROTO when !acceptor.IsManual: // The peer gave up while it waited.
                ArmOrWait(acceptor);
                break;
            case Errno.EMFILE or Errno.ENFILE or Errno.ENOMEM or Errno.ENOBUFS when !acceptor.IsManual && acceptor.IsMultishot:
                // The connection stays in the backlog, and so would the error: try later, or when something is closed.
                acceptor.BackoffMilliseconds = Math.Clamp(acceptor.BackoffMilliseconds * 2, FirstBackoffMilliseconds, LastBackoffMilliseconds);
                acceptor.RetryAt = Now + acceptor.BackoffMilliseconds;
                _acceptorsWaiting++;
                break;
            default:
                FailSetup(acceptor, Acceptor.AcceptStep, error);
                FailAcceptor(acceptor);
                if (acceptor.IsListener) CloseListener(acceptor);
                break;
        }
    }

    private void ArmOrWait(Acceptor acceptor)
    {
        acceptor.AwaitsRoom = Room(acceptor.IsDirect) - Claimed(acceptor) <= 0;
        if (!acceptor.AwaitsRoom) ArmAcceptor(acceptor);
        ArmWaiting();
    }

    /// <summary>Arms what waits for room, when there is some: a connection has gone, or another acceptor claims less.</summary>
    private int ArmWaiting()
    {
        int armed = 0;
        foreach (Acceptor acceptor in _acceptors)
        {
            if (!acceptor.AwaitsRoom || !acceptor.IsWanted || Room(acceptor.IsDirect) <= Claimed(acceptor)) continue;
            acceptor.AwaitsRoom = false;
            ArmAcceptor(acceptor);
            armed++;
        }
        return armed;
    }

    private void ArmAcceptor(Acceptor acceptor)
    {
        int needed = Claimed(acceptor) + ClaimOf(acceptor) + (acceptor.Backlog >> 2);
        acceptor.ArmedMultishot = acceptor.IsMultishot && !_acceptsOneByOne && (_picker is null || !acceptor.IsDirect) && Room(acceptor.IsDirect) > needed;
        acceptor.AwaitsRoom = !TryPickTarget(acceptor, out DirectTarget target);
        if (acceptor.AwaitsRoom) return;
        ref Sqe sqe = ref _ring.Next();
        Prep.Accept(
            ref sqe, acceptor.File, address: 0, addressLength: 0,
            acceptFlags: acceptor.IsDirect ? 0u : CloseOnExec, // A slot is not inherited, and refuses the flag.
            acceptor.ArmedMultishot ? AcceptFlags.Multishot : (ushort)0,
            target);
        sqe.UserData = acceptor.UserData(Acceptor.AcceptStep);
        acceptor.IsCancelling = false;
        acceptor.IsArmed = true;
        Expect(1);
    }

    /// <summary>A connection has gone: there is room, and perhaps a descriptor.</summary>
    private void ResumeAccepting()
    {
        Unpark();
        for (int armed = ArmWaiting(); armed > 0; armed--) CountRearm(RearmCause.TableFull);
        foreach (Acceptor acceptor in _acceptors)
        {
            if (acceptor.RetryAt != long.MaxValue) Retry(acceptor);
        }
    }

    private void RetryAccepting(long now)
    {
        foreach (Acceptor acceptor in _acceptors)
        {
            if (acceptor.RetryAt <= now) Retry(acceptor);
        }
    }

    private void Retry(Acceptor acceptor)
    {
        acceptor.RetryAt = long.MaxValue;
        _acceptorsWaiting--;
        if (!acceptor.IsWanted) return;
        CountRearm(RearmCause.Exhaustion);
        ArmOrWait(acceptor);
    }

    private void CancelAcceptor(Acceptor acceptor)
    {
        acceptor.IsCancelling = true;
        SubmitCancel(acceptor.UserData(Acceptor.AcceptStep), AcceptorCancelStep, index: acceptor.Index);
    }

    private void StopAcceptor(Acceptor acceptor)
    {
        acceptor.IsWanted = false;
        acceptor.AwaitsRoom = false;
        CloseParked(acceptor);
        if (acceptor.RetryAt != long.MaxValue) Retry(acceptor);
        if (acceptor.IsArmed) CancelAcceptor(acceptor);
        else FinishSetup(acceptor);
    }

    /// <summary>Stops those of an operation, where it is not 0, on a listening connection, where there is one; and tells how many they were.</summary>
    private int StopAcceptors(byte operation, Connection owner)
    {
        int stopped = 0;
        foreach (Acceptor acceptor in _acceptors)
        {
            bool isOther = (operation != 0 && acceptor.Operation != operation) || (owner != default && acceptor.Owner != owner);
            if (isOther || !acceptor.IsWanted) continue;
            StopAcceptor(acceptor);
            stopped++;
        }
        return stopped;
    }

    private Acceptor ReuseAcceptor(byte operation)
    {
        foreach (Acceptor acceptor in _acceptors)
        {
            bool isFree = !acceptor.IsListener && !acceptor.IsArmed && !acceptor.IsWanted && acceptor.Failure == Errno.None;
            if (!isFree) continue;
            acceptor.Operation = operation;
            acceptor.IsWanted = true;
            acceptor.BackoffMilliseconds = 0;
            acceptor.FailedStep = 0;
            return acceptor;
        }
        return NewAcceptor(operation, isListener: false);
    }
}
