using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Chains that begin with an accept into a slot of their own. The kernel keeps the listening socket for as long as one of them waits, so they
/// end when the connection that listens does.</content>
public sealed unsafe partial class RingLoop
{
    /// <summary>Publishes a chain that accepts on a connection, in a slot that is reserved for what it accepts.</summary>
    public void PublishOnSlot(ref Flight flight, Connection listener)
    {
        PublishOnSlot(ref flight);
        if (flight.Phase != FlightPhase.Published) return;
        flight.ListenerIndex = listener.Index;
        flight.ListenerGeneration = listener.Generation;
        _connections[listener.Index].Accepting++;
    }

    private void EndAccepting(ref Flight flight)
    {
        if (_connections.Exists(flight.ListenerIndex, flight.ListenerGeneration)) _connections[flight.ListenerIndex].Accepting--;
    }

    /// <summary>A listening connection ends: what accepts on it would keep its socket, and be armed again on whoever has its file next.</summary>
    private void EndAcceptingOn(int listener)
    {
        StopAcceptors(operation: 0, new Connection(listener, _connections[listener].Generation));
        if (_connections[listener].Accepting > 0) CancelAccepting(listener);
    }

    /// <summary>The chains that still wait for a connection; those that have one go on.</summary>
    private void CancelAccepting(int listener)
    {
        uint generation = _connections[listener].Generation;
        for (int i = 0; _flights.Knows(i); i++)
        {
            ref Flight flight = ref FlightAt(i);
            bool waits = flight.Phase == FlightPhase.Published && (flight.Arrived & 1) == 0;
            if (waits && flight.ListenerIndex == listener && flight.ListenerGeneration == generation) CancelSteps(ref flight);
        }
    }
}
