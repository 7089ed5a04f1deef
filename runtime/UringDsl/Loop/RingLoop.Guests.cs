using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Submissions that work on the file of a connection beside their own, as a SPLICE from one to another: its guests. A later step looks the file up when it
/// starts, so the CLOSE waits for them, or the next connection would get their bytes; and they end when the connection does.
/// </content>
public sealed unsafe partial class RingLoop
{
    /// <summary>Stores the file of a connection beside that of the submission's own.</summary>
    /// <exception cref="System.InvalidOperationException">The connection is gone, or it is closing.</exception>
    public void SetFile(ref Flight flight, int index, Connection connection)
    {
        flight.SetFile(index, FileOf(connection));
        flight.SetHost(index, connection.Index);
        ref ConnectionEntry entry = ref _connections[connection.Index];
        entry.Guests++;
        entry.Outstanding++;
    }

    /// <summary>Its last completion is in, or it never was with the kernel.</summary>
    private void LeaveHosts(ref Flight flight)
    {
        for (int i = 0; flight.HostsSet != 0; i++)
        {
            int index = flight.HostAt(i);
            if (!TryLeave(ref flight, i)) continue;
            if (_connections[index].Guests == 0) ProceedClose(index);
        }
    }

    /// <summary>A connection is not the guest of itself: its own queue keeps the order.</summary>
    private void LeaveItself(ref Flight flight, int connection)
    {
        for (int i = 0; i < Flight.MaxArguments; i++)
        {
            if (flight.HostAt(i) == connection) TryLeave(ref flight, i);
        }
    }

    private bool TryLeave(ref Flight flight, int file)
    {
        int host = flight.HostAt(file);
        if (host < 0) return false;
        flight.ClearHost(file);
        _connections[host].Guests--;
        _connections[host].Outstanding--;
        return true;
    }

    /// <summary>The connection ends: so do its guests, those that wait in the queue of their own connection with them.</summary>
    private void CancelGuests(int index)
    {
        for (int i = 0; _connections[index].Guests > 0 && _flights.Knows(i); i++)
        {
            ref Flight flight = ref FlightAt(i);
            if (flight.Phase is FlightPhase.Free or FlightPhase.Prepared or FlightPhase.Finished || !IsGuest(ref flight, index)) continue;
            EndRepeats(ref flight);
            if (flight.Phase == FlightPhase.Queued) TakeGuest(ref flight);
            else if (flight.Phase is FlightPhase.Published or FlightPhase.Between) CancelSteps(ref flight);
        }
    }

    /// <summary>Its own connection may have left its end to it, or have waited for it.</summary>
    private void TakeGuest(ref Flight flight)
    {
        int own = flight.ConnectionIndex;
        bool closes = HasStep(Declared(flight.Operation).Steps, Opcode.Close);
        TakeFromQueue(own, flight.Index);
        ref ConnectionEntry entry = ref _connections[own];
        if (closes && entry.Phase == ConnectionPhase.Closing) entry.WantsClose = true;
        ProceedClose(own);
    }

    private static bool IsGuest(ref Flight flight, int host)
    {
        for (int i = 0; i < Flight.MaxArguments; i++)
        {
            if (flight.HostAt(i) == host) return true;
        }
        return false;
    }
}
