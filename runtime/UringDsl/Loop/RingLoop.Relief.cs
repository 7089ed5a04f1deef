using System;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// The last limit. Receives wait for buffers, no copy can be made any more, and peers that do not read hold what is missing. Then one of them
/// loses its connection, and not everybody the service: the one whose send has stood still longest.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int ReliefMilliseconds = 20, StandstillMilliseconds = 200;

    private long _nextRelief; // 0 when nothing is short

    private bool AreCopiesUsedUp(ProvidedBuffers buffers)
    {
        const int LargestReceive = 1 << 16; // that is likely: a buffer that is consumed piece by piece is much larger than what comes at once
        int blocks = (Math.Min(buffers.BufferSize, LargestReceive) + CopyBlockBytes - 1) / CopyBlockBytes;
        return _copies.InUse + blocks > _copyBlocks;
    }

    private void Relieve(ProvidedBuffers buffers)
    {
        long now = Now;
        if (now < _nextRelief) return;
        _nextRelief = now + ReliefMilliseconds;
        int victim = -1, longest = StandstillMilliseconds;
        for (int index = 0; index < _connections.Capacity; index++)
        {
            ref ConnectionEntry entry = ref _connections[index];
            bool isSending = entry.Phase is ConnectionPhase.Open or ConnectionPhase.Closing && entry.FlyHead >= 0 && !IsUnposted(index);
            if (!isSending || (int)now - entry.SendingSince < longest) continue;
            if (!HoldsBuffers(entry.FlyHead, buffers) && !HoldsBuffers(entry.QueueHead, buffers)) continue;
            longest = (int)now - entry.SendingSince;
            victim = index;
        }
        if (victim >= 0) AbortEntry(victim);
    }

    private bool HoldsBuffers(int node, ProvidedBuffers buffers)
    {
        for (; node >= 0; node = Node(node).Next)
        {
            ref Payload payload = ref Node(node).Payload;
            if (payload.Kind == PayloadKind.Lease && Payloads.GroupOf(payload.Key) == buffers.Group) return true;
        }
        return false;
    }
}
