using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

public sealed unsafe partial class RingLoop
{
    /// <summary>Asks the kernel to end what a submission has in flight on one connection. The result is how many were found, or ENOENT.</summary>
    public void Cancel(byte target, Connection connection, ref Flight flight)
    {
        int found = 0;
        bool isEnding = false;
        if (TryGetOpen(connection))
        {
            ref ConnectionEntry entry = ref _connections[connection.Index];
            found += StopAcceptors(target, connection);
            if (TryGiveUpReceive(connection.Index, target))
            {
                found++;
                isEnding = entry.Receive == ReceivePhase.Cancelling && entry.CancelFlight < 0;
            }
            found += CancelQueued(connection.Index, target);
            for (int i = entry.Flights; i >= 0; i = FlightAt(i).NextOfConnection)
            {
                if (FlightAt(i).Operation != target) continue;
                CancelSteps(ref FlightAt(i));
                found++;
            }
        }
        if (connection.Generation != 0) found += EndRepeats(target, connection);
        if (!isEnding)
        {
            FinishCancel(ref flight, found);
            return;
        }
        flight.Result(0) = found;
        flight.Phase = FlightPhase.Queued; // Told when the receive has ended: from then on another one may be armed.
        Settle(ref flight);
        _connections[connection.Index].CancelFlight = flight.Index;
    }

    /// <summary>Asks the kernel to end everything that a submission has in flight. The result is how many were found, or ENOENT.</summary>
    public void Cancel(byte target, ref Flight flight)
    {
        int found = StopAcceptors(target, owner: default);
        for (int index = 0; index < _connections.Capacity; index++)
        {
            if (!_connections[index].IsLive) continue;
            if (TryGiveUpReceive(index, target)) found++;
            found += CancelQueued(index, target);
        }
        for (int i = 0; _flights.Knows(i); i++)
        {
            ref Flight candidate = ref FlightAt(i);
            if (candidate.Operation != target || candidate.Phase is not (FlightPhase.Published or FlightPhase.Between)) continue;
            if (candidate.Phase == FlightPhase.Published) CancelSteps(ref candidate);
            else candidate.IsCancelling = true; // It is between two shots, and is not armed again.
            found++;
        }
        FinishCancel(ref flight, found + EndRepeats(target));
    }

    /// <summary>The receive of a connection ends, if it is one of this submission: at once where it waited, else with its last completion.</summary>
    private bool TryGiveUpReceive(int index, byte target)
    {
        ref ConnectionEntry entry = ref _connections[index];
        bool isWanted = entry.ReceiveWanted || (entry.IsLeaving && entry.ResumesReceive);
        if (entry.ReceiveOperation != target || !isWanted) return false;
        entry.ReceiveWanted = entry.ResumesReceive = false;
        CancelReceive(index);
        GiveUpAwaited(ref entry);
        return true;
    }

    /// <summary>Chains that wait behind sends have not begun, and never will.</summary>
    private int CancelQueued(int index, byte target) => TakeFromQueue(index, -1, target);

    /// <summary>One of them, or all of an operation.</summary>
    private int TakeFromQueue(int index, int one, byte target = 0)
    {
        ref ConnectionEntry entry = ref _connections[index];
        int found = 0;
        for (int node = entry.QueueHead, previous = -1; node >= 0;)
        {
            int next = Node(node).Next, flight = Node(node).Flight;
            if (Node(node).Payload.Kind != PayloadKind.Chain || (flight != one && FlightAt(flight).Operation != target))
            {
                (previous, node) = (node, next);
                continue;
            }
            if (previous >= 0) Node(previous).Next = next;
            else entry.QueueHead = next;
            if (next < 0) entry.QueueTail = previous;
            entry.Queued--;
            ReleaseNode(node);
            FinishUnpublished(ref FlightAt(flight), Errno.ECANCELED);
            found++;
            node = next;
        }
        if (found > 0) ResumeIfDrained(index);
        return found;
    }

    private void FinishCancel(ref Flight flight, int found)
    {
        Settle(ref flight);
        flight.Result(0) = found > 0 ? found : -(int)Errno.ENOENT;
        Announce(ref flight);
    }
}
