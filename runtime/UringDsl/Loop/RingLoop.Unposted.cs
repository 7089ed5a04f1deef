using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// A send that posts no completion. With MSG_DONTWAIT it is answered within the enter that submits it, and with CQE_SKIP_SUCCESS and MSG_WAITALL it posts
/// a completion only when it took less than all of its bytes. So that enter can wait for the peer at once, and when it is over no completion means that
/// everything has gone. What the send holds is given back only then, so no send whose end somebody waits for goes out this way. And it is only for a
/// connection that has the ring to itself. With more of them, the enter that comes back with a completion finds the next request there, and has not slept.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const byte FirstPostedHold = 64; // sends that leave the waiting to the kernel after one that fell short: that peer is slower than we are

    private readonly bool _canSendUnposted;
    private Connection _unposted;           // whose send is out; until it has ended, it is not freed
    private bool _isUnpostedLate;           // its enter did not take it, or left completions in the kernel
    private Connection _lastAlone;          // who was the only one to send, in the last turn in which anybody did

    private bool HasUnposted => _unposted.Generation != 0;

    private bool IsUnposted(int index) => HasUnposted && _unposted.Index == index;

    /// <summary>Its enter is over, and the next dispatch takes all that it brought.</summary>
    private bool IsUnpostedAnswered => HasUnposted && _ring.Unsubmitted == 0 && !_ring.HasOverflow;

    /// <summary>
    /// Not where an SQ thread submits when it likes, not where a drain holds up what comes behind it, and not before Linux 6.1, which may answer
    /// EAGAIN where a send took a part of its bytes.
    /// </summary>
    private bool SendsUnposted() => SkipSuccess != SqeFlags.None && !_ring.IsSqPoll && Has(RingFeature.SendMessageZeroCopy);

    private bool CanSendUnposted(ref ConnectionEntry entry)
    {
        if (!_canSendUnposted || HasUnposted || _isStopping) return false;
        if (entry.PostedHold > 0)
        {
            entry.PostedHold--;
            return false;
        }
        ref SendNode node = ref Node(entry.FlyHead);
        return node is { Next: < 0, Flight: < 0 } && entry is { QueueHead: < 0, FlyBytes: > 0, IsDatagram: false, IsLeaving: false, FlyZeroCopy: false }
            && entry.IsLive && !IsHeldUp(in entry) && !IsHeldUp(node.Source) && !IsMissed(in node.Payload);
    }

    /// <summary>Its receive waits until sends have ended, or soon may.</summary>
    private bool IsHeldUp(in ConnectionEntry entry) => entry.Receive is ReceivePhase.Paused or ReceivePhase.Cancelling || IsAboveHalf(in entry);

    private bool IsHeldUp(Connection source) => source.Generation != 0 && IsCurrent(source) && IsHeldUp(in _connections[source.Index]);

    /// <summary>Somebody waits for the memory, or soon may.</summary>
    private bool IsMissed(in Payload payload) => payload.Kind switch
    {
        PayloadKind.Lease => _buffers[Payloads.GroupOf(payload.Key)].IsLow,
        PayloadKind.Copy or PayloadKind.Native => false,
        PayloadKind.Managed => payload.Release > 0,
        _ => true,
    };

    private void PrepareUnposted(ref ConnectionEntry entry, int index)
    {
        ref Payload payload = ref Node(entry.FlyHead).Payload;
        _unposted = new Connection(index, entry.Generation);
        entry.Outstanding++;
        ref Sqe sqe = ref _ring.Next();
        Prep.Send(ref sqe, entry.RingFile, payload.Address, (uint)payload.Length, SendFlags | (uint)MsgFlags.DontWait, ioPriority: 0);
        sqe.Flags |= SqeFlags.CqeSkipSuccess;
        sqe.UserData = UserData.Pack(UserData.SendOperation, 0, entry.Generation, index);
    }

    /// <summary>Behind the dispatch of what its enter brought. If that told of no rest, all has been sent.</summary>
    private void EndUnposted()
    {
        int index = _unposted.Index;
        _unposted = default;
        ref ConnectionEntry entry = ref _connections[index];
        entry.Outstanding--;
        CountSent(ref entry, entry.FlyBytes);
        entry.IsSending = false;
        if (entry is { QueueHead: >= 0, IsDirty: false }) MarkDirty(ref entry, index); // With what else this turn sends.
        if (entry.Receive == ReceivePhase.Paused) ResumeIfDrained(index);
        if (entry.Phase >= ConnectionPhase.Closing) ProceedClose(index);
    }

    /// <summary>There was no room for all of it, or it failed. The rest waits in the kernel like any other send, and if it fails too, it tells.</summary>
    private void CompleteShort(ref ConnectionEntry entry, int index, int result)
    {
        _unposted = default;
        entry.PostedHold = FirstPostedHold;
        if (result > 0)
        {
            CountSent(ref entry, result);
            GoOnSending(ref entry, index);
        }
        else if (entry.Phase == ConnectionPhase.Aborting) FailSend(index, Errno.ECANCELED);
        else PrepareSend(index);
    }
}
