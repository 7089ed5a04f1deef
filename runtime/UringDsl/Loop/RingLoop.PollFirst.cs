using UringDsl.Abi;

namespace UringDsl.CompilerServices;

/// <content>
/// A receive on a socket that was left empty waits for readiness first (POLL_FIRST, 5.19): the attempt that could only fail is saved. The
/// completion before it has said so (F_SOCK_NONEMPTY).
/// </content>
public sealed unsafe partial class RingLoop
{
    private readonly bool _pollsFirst;
    private bool _hasMoreWaiting; // what the completion of the receive said that is being delivered

    /// <summary>What the receive of a connection asks for besides: POLL_FIRST, or nothing.</summary>
    public ushort PollFirst(int connection) => PollFirst(ref _connections[connection]);

    /// <summary>The same for a submission that receives.</summary>
    public ushort PollFirst(ref Flight flight) => flight.ConnectionIndex < 0 ? (ushort)0 : PollFirst(ref _connections[flight.ConnectionIndex]);

    private void NoteReceived(in Flight flight, in Cqe cqe)
    {
        if (flight.ConnectionIndex < 0) return;
        _connections[flight.ConnectionIndex].IsKnownEmpty = cqe.Result > 0 && (cqe.Flags & CqeFlags.SocketNonEmpty) == 0;
    }

    private ushort PollFirst(ref Core.ConnectionEntry entry)
    {
        if (!entry.IsKnownEmpty || !_pollsFirst) return 0;
        entry.IsKnownEmpty = false; // It is known until the next receive, which says it again.
        Statistics.PollFirsts++;
        return RecvSendFlags.PollFirst;
    }
}
