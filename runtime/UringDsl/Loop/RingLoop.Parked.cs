using System.Collections.Generic;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Connections that a multishot has accepted beyond what fits: it takes what comes until its cancellation arrives, which can be more than a backlog,
/// though no more than the completion queue holds. A descriptor waits until a connection has gone; into a full table of slots the kernel accepts
/// nothing that could wait.
/// </content>
public sealed unsafe partial class RingLoop
{
    private readonly Queue<Parked> _parked = new(64); // oldest first
    private bool _isUnparking; // the oldest is announced to the switch

    /// <summary>What other rings have claimed is not for those that wait.</summary>
    private bool HasRoomForDescriptor => _connections.FreeCount > _granted;

    /// <summary>The next of those that wait, for the switch. False: there is no room after all, or it is for another case of the switch.</summary>
    private bool TryTakeParked(byte operation, out Accepted accepted)
    {
        accepted = default;
        _isUnparking = false;
        if (!HasRoomForDescriptor || !_parked.TryPeek(out Parked next)) return false;
        RingFile file = new(next.File, isFixed: false);
        if (next.Operation != operation || !_connections.TryTake(file, ConnectionPhase.Open, out Connection connection))
        {
            Unpark();
            return false;
        }
        _parked.Dequeue();
        Unpark();
        Introduce(ref _connections[connection.Index], connection.Index);
        if (!_connections[connection.Index].IsLive) return false; // OnOpened threw, or closed it.
        _currentConnection = connection;
        accepted = new Accepted(connection, next.File, next.Acceptor.IsArmed && next.Acceptor.Generation == next.Generation);
        return true;
    }

    private bool TryPark(Acceptor acceptor, RingFile file)
    {
        if (_isStopping || file.IsFixed) return false;
        _parked.Enqueue(new Parked(acceptor, acceptor.Generation, acceptor.Operation, file.Number));
        Statistics.AcceptsParked++;
        return true;
    }

    /// <summary>One at a time: the handler may close each before the next.</summary>
    private void Unpark()
    {
        if (_isUnparking || !HasRoomForDescriptor || !_parked.TryPeek(out Parked next)) return;
        _isUnparking = true;
        _made.Enqueue(UserData.Pack(next.Operation, ParkedStep, 0, 0));
    }

    /// <summary>Those of a listener that is cancelled end with it, as what is in its backlog does.</summary>
    private void CloseParked(Acceptor acceptor)
    {
        for (int left = _parked.Count; left > 0; left--)
        {
            Parked next = _parked.Dequeue();
            if (next.Acceptor == acceptor && next.Generation == acceptor.Generation) CloseStray(new RingFile(next.File, isFixed: false));
            else _parked.Enqueue(next);
        }
    }

    private void CloseParked()
    {
        while (_parked.TryDequeue(out Parked next)) CloseStray(new RingFile(next.File, isFixed: false));
    }

    private readonly record struct Parked(Acceptor Acceptor, uint Generation, byte Operation, int File);
}
