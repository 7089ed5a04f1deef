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
            if (entry.ReceiveOperation == target && entry.ReceiveWanted)
            {
                entry.ReceiveWanted = false;
                CancelReceive(connection.Index);
                if (entry.Receive == ReceivePhase.Idle) EndAwaited(ref entry); // It waited for buffers; otherwise its last completion tells.
                found++;
                isEnding = entry.Receive == ReceivePhase.Cancelling && entry.CancelFlight < 0;
            }
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
        int found = 0;
        foreach (Acceptor acceptor in _acceptors)
        {
            if (acceptor.Operation != target || !acceptor.IsWanted) continue;
            StopAcceptor(acceptor);
            found++;
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

    private void FinishCancel(ref Flight flight, int found)
    {
        Settle(ref flight);
        flight.Result(0) = found > 0 ? found : -(int)Errno.ENOENT;
        Announce(ref flight);
    }
}
