using System;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Room for connections: what there is, and what armed ACCEPTs claim of it.</content>
public sealed unsafe partial class RingLoop
{
    private int Capacity(bool direct) => direct && _socketFiles is not null ? Math.Min(_socketFiles.Allocatable, MaxConnections) : MaxConnections;

    private int Room(bool direct) => FreeConnections(direct && _socketFiles is not null) - _granted;

    private int FreeConnections(bool inSlots)
    {
        int free = _connections.FreeCount - _parked.Count;
        return inSlots ? Math.Min(_socketFiles!.Allocatable - _allocatedSlots, free) : free;
    }

    /// <summary>Ends the multishots, of all listeners, whose backlogs would not fit any more.</summary>
    private void LeaveMultishot()
    {
        foreach (Acceptor acceptor in _acceptors)
        {
            bool isMultishot = acceptor is { IsArmed: true, ArmedMultishot: true, IsCancelling: false };
            if (isMultishot && Room(acceptor.IsDirect) <= Claimed(except: null)) CancelAcceptor(acceptor);
        }
    }

    /// <summary>Connections that what is armed can bring at once: what a multishot claims, and one for each other.</summary>
    private int Claimed(Acceptor? except)
    {
        int claimed = 0;
        foreach (Acceptor acceptor in _acceptors)
        {
            if (acceptor != except && acceptor.IsArmed) claimed += acceptor.ArmedMultishot ? ClaimOf(acceptor) : 1;
        }
        return claimed;
    }

    /// <summary>
    /// A backlog is the kernel's limit and one more. While the kernel empties it, it fills again: more than expected can wait as descriptors, but
    /// not in slots, for which it counts twice.
    /// </summary>
    private static int ClaimOf(Acceptor acceptor) => (acceptor.Backlog + 1) * (acceptor.IsDirect ? 2 : 1);
}
