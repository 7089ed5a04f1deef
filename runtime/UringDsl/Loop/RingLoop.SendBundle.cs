using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Several queued sends as one SEND from a ring of provided buffers, instead of a SENDMSG with its header and vectors. The kernel may tell of it in
/// parts, each but the last with F_MORE.
/// </content>
public sealed unsafe partial class RingLoop
{
    private readonly SendRings? _sendRings; // null where they were not asked for, or the kernel cannot
    private bool _avoidsBundles;

    private bool TryPrepareBundle(ref Sqe sqe, ref ConnectionEntry entry)
    {
        if (_sendRings is null || _avoidsBundles || entry.IsDatagram || !_sendRings.TryTake(out int ring)) return false;
        for (int node = entry.FlyHead; node >= 0; node = Node(node).Next)
        {
            ref Payload payload = ref Node(node).Payload;
            _sendRings.Add(ring, payload.Address, payload.Length); // Never empty: such an entry would end the bundle.
        }
        _sendRings.Publish(ring);
        Prep.Send(ref sqe, entry.RingFile, buffer: 0, length: 0, SendFlags, RecvSendFlags.Bundle);
        sqe.Flags |= SqeFlags.BufferSelect;
        sqe.BufferGroup = SendRings.Group(ring);
        entry.SendRing = (byte)(ring + 1);
        return true;
    }

    /// <summary>A part of a bundle has gone out, and the kernel goes on with the rest.</summary>
    private void TakeBundlePart(ref ConnectionEntry entry, int bytes)
    {
        if (bytes <= 0) return;
        Statistics.BytesSent += bytes;
        RetireSent(ref entry, bytes);
    }

    /// <summary>A bundle has ended. True when there is nothing more to do about it.</summary>
    private bool EndBundle(ref ConnectionEntry entry, int index, int result)
    {
        _sendRings!.Return(entry.SendRing - 1, isSpent: result > 0 && result == entry.FlyBytes);
        entry.SendRing = 0;
        if (entry.FlyHead < 0)
        {
            SendNext(ref entry, index); // Its parts have told of all; this one found nothing left (ENOBUFS).
            return true;
        }
        if (result is not (-(int)Errno.ENOBUFS or -(int)Errno.ECANCELED) || entry.Phase == ConnectionPhase.Aborting) return false;
        if (result == -(int)Errno.ENOBUFS) _avoidsBundles = true; // This kernel does not see what was added.
        // ECANCELED, although nobody has cancelled it: seen of bundles that waited for room very often (Linux 6.18). What has gone out before then
        // is a result of its own.
        PrepareSend(index, inBundle: false);
        return true;
    }
}
