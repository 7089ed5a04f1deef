using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// SHUTDOWN directly in front of CLOSE. It ends the stream although something else still has the socket: an operation in flight, or another
/// descriptor. Where nothing has, the CLOSE ends it in the same way, and the SHUTDOWN would cost a twentieth of a short connection.
/// </content>
public sealed unsafe partial class RingLoop
{
    /// <summary>Whether a SHUTDOWN says more than the CLOSE behind it.</summary>
    public bool NeedsShutdown(in Flight flight)
    {
        if (flight.ConnectionIndex < 0 || !_skips) return true; // Without CQE_SKIP_SUCCESS its completion is waited for.
        ref readonly ConnectionEntry entry = ref _connections[flight.ConnectionIndex];
        // In flight is the submission itself. What has ended has nothing unread, for which a CLOSE alone would send a reset.
        bool isAlone = entry is { IsOnlyHere: true, Outstanding: 1, Unreleased: 0 };
        return !isAlone || !entry.HasEnded || entry.IsDatagram || entry.IsShut;
    }
}
