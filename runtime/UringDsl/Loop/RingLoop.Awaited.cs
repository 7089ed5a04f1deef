using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// A receive into provided buffers that is awaited. The kernel's operation belongs to the connection, as every receive does; the submission only
/// stands for who waits, so it can end before the operation has.
/// </content>
public sealed unsafe partial class RingLoop
{
    private FlightHandle _awaited;  // whose bytes are shown now
    private ReceivedBuffer _shown;

    /// <summary>Asks for an awaited receive. True: the caller arms it now.</summary>
    /// <exception cref="System.InvalidOperationException">A receive is armed already.</exception>
    public bool BeginReceive(Connection connection, byte operation, ref Flight flight)
    {
        flight.ConnectionIndex = connection.Index;
        flight.ConnectionGeneration = connection.Generation;
        if (!IsCurrent(connection) || !_connections[connection.Index].IsLive)
        {
            Statistics.StaleSubmissions++;
            FinishUnpublished(ref flight, Errno.ECANCELED);
            return false;
        }
        if (_connections[connection.Index].ReceiveFlight >= 0) throw SecondReceive(operation, connection);
        bool arms = BeginReceive(connection, operation); // Before the rest: it throws when another receive is armed.
        flight.Phase = FlightPhase.Queued;
        Settle(ref flight);
        _connections[connection.Index].ReceiveFlight = flight.Index;
        return arms;
    }

    /// <summary>Takes what an awaited receive brings. True: whoever awaits it goes on.</summary>
    public bool TryTakeAwaited(in Cqe cqe, out FlightHandle handle)
    {
        if (UserData.Step(cqe.UserData) == UserData.StepMade) return TryFinish(in cqe, out handle);
        handle = default;
        if (!TryTakeReceived(in cqe, out Received received)) return false;
        ref ConnectionEntry entry = ref _connections[received.Connection.Index];
        if (entry.ReceiveFlight < 0) return false;
        ref Flight flight = ref FlightAt(entry.ReceiveFlight);
        entry.ReceiveFlight = -1;
        flight.Result(0) = received.IsSuccess ? received.Length : -(int)received.Error;
        flight.Phase = FlightPhase.Finished;
        handle = flight.Handle;
        _awaited = handle;
        _shown = BufferOf(in received);
        return true;
    }

    /// <summary>The same bytes, for a method that may wait.</summary>
    public ReceivedBuffer BufferOf(in Received received) => received.ToBuffer();

    internal ReceivedBuffer ReceivedOf(FlightHandle handle)
    {
        if (handle == _awaited) return _shown;
        return new ReceivedBuffer(ConnectionOf(handle), null, 0, 0, FlightAt(handle.Index).Result(0));
    }

    /// <summary>The handler wants no more of it: whoever awaits it hears now, or with its last completion if the kernel has it.</summary>
    private void GiveUpAwaited(ref ConnectionEntry entry)
    {
        bool isInFlight = entry.Receive == ReceivePhase.Cancelling && IsAwaited(in entry);
        if (!isInFlight) EndAwaited(ref entry);
    }

    /// <summary>Somebody awaits the receive that is in flight, and not the one that is armed behind it.</summary>
    private bool IsAwaited(in ConnectionEntry entry) => entry.ReceiveFlight >= 0 && FlightAt(entry.ReceiveFlight).Operation == entry.ArmedOperation;

    /// <summary>The connection closes, or the handler has cancelled the receive: nothing more will come for whoever awaits it.</summary>
    private void EndAwaited(ref ConnectionEntry entry)
    {
        if (entry.ReceiveFlight < 0) return;
        ref Flight flight = ref FlightAt(entry.ReceiveFlight);
        entry.ReceiveFlight = -1;
        flight.Result(0) = -(int)Errno.ECANCELED;
        Announce(ref flight);
    }
}
