using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

public sealed unsafe partial class RingLoop
{
    private void CompleteSend(in Cqe cqe)
    {
        int index = UserData.Index(cqe.UserData);
        if (!_connections.Exists(index, UserData.Generation(cqe.UserData)) || _connections[index] is { FlyHead: < 0, SendRing: 0 })
        {
            DropUnexpected(in cqe);
            return;
        }
        ref ConnectionEntry entry = ref _connections[index];
        if (cqe.HasMore)
        {
            TakeBundlePart(ref entry, cqe.Result);
            return;
        }
        entry.Outstanding--;
        if (IsUnposted(index))
        {
            CompleteShort(ref entry, index, cqe.Result);
            return;
        }
        Retire();
        ReturnVector(ref entry);
        if (entry.SendRing > 0 && EndBundle(ref entry, index, cqe.Result)) return;
        if (cqe.Result < 0 && entry is { IsDatagram: true, Phase: not ConnectionPhase.Aborting })
        {
            LoseDatagram(ref entry, (Errno)(-cqe.Result));
            SendNext(ref entry, index);
            return;
        }
        if (cqe.Result <= 0)
        {
            FailSend(index, cqe.Result < 0 ? (Errno)(-cqe.Result) : Errno.EPIPE);
            return;
        }
        CountSent(ref entry, cqe.Result);
        GoOnSending(ref entry, index);
    }

    private void CountSent(ref ConnectionEntry entry, int bytes)
    {
        Statistics.Sends++;
        Statistics.BytesSent += bytes;
        RetireSent(ref entry, bytes);
    }

    private void ReturnVector(ref ConnectionEntry entry)
    {
        if (entry.Vector < 0) return;
        _vectors.Return(entry.Vector);
        entry.Vector = -1;
    }

    /// <summary>The rest of a short send, or what has queued up meanwhile, or the close that waited for both.</summary>
    private void GoOnSending(ref ConnectionEntry entry, int index)
    {
        if (entry.FlyBytes > 0)
        {
            if (entry.Phase == ConnectionPhase.Aborting)
            {
                FailSend(index, Errno.ECANCELED);
                return;
            }
            Statistics.ShortSends++;
            PrepareSend(index); // The rest; an error that cut it short shows now.
            return;
        }
        SendNext(ref entry, index);
    }

    private void SendNext(ref ConnectionEntry entry, int index)
    {
        entry.IsSending = false;
        if (entry.QueueHead >= 0) StartSend(index);
        if (entry.Receive == ReceivePhase.Paused) ResumeIfDrained(index);
        if (entry.Phase >= ConnectionPhase.Closing) ProceedClose(index);
    }

    /// <summary>A message that could not go out: its sender hears of it, and the next one is not concerned.</summary>
    private void LoseDatagram(ref ConnectionEntry entry, Errno error)
    {
        int head = entry.FlyHead;
        ref SendNode node = ref Node(head);
        entry.FlyHead = -1;
        entry.FlyBytes = 0;
        Statistics.DatagramsLost++;
        if (node.Flight >= 0) FinishSent(ref FlightAt(node.Flight), error);
        ReleaseNode(head);
    }

    /// <summary>Releases the nodes that <paramref name="bytes"/> cover, and moves the first one of the rest to where the kernel stopped.</summary>
    private void RetireSent(ref ConnectionEntry entry, int bytes)
    {
        entry.FlyBytes -= bytes;
        while (entry.FlyHead >= 0)
        {
            int index = entry.FlyHead;
            ref SendNode node = ref Node(index);
            if (bytes < node.Payload.Length)
            {
                node.Payload.Address += bytes;
                node.Payload.Length -= bytes;
                node.Payload.Capacity = 0;
                return;
            }
            bytes -= node.Payload.Length;
            entry.FlyHead = node.Next;
            if (node.Flight >= 0) FinishSent(ref FlightAt(node.Flight), Errno.None);
            ReleaseNode(index);
        }
    }

    /// <summary>Gives back what a node holds, or leaves that to the notifications of what has gone out of it before.</summary>
    private void ReleaseNode(int index)
    {
        ref SendNode node = ref Node(index);
        node.IsDone = true;
        Connection source = node.Source;
        node.Source = default;
        if (source.Generation != 0) CountHeld(source, -1); // Its receive goes on where that was the reason for its pause.
        if (node.Pins > 0) return;
        Release(in node.Payload);
        _nodes.Return(index);
    }

    /// <summary>A send that did not go out whole leaves a hole in the stream: nothing may follow it.</summary>
    private void FailSend(int index, Errno error)
    {
        ref ConnectionEntry entry = ref _connections[index];
        while (entry.FlyHead >= 0)
        {
            int head = entry.FlyHead;
            ref SendNode node = ref Node(head);
            entry.FlyHead = node.Next;
            if (node.Flight >= 0) FinishSent(ref FlightAt(node.Flight), error);
            ReleaseNode(head);
        }
        EndFailedSend(ref entry, index);
    }

    private void EndFailedSend(ref ConnectionEntry entry, int index)
    {
        entry.FlyBytes = 0;
        entry.IsSending = false;
        if (entry.Phase == ConnectionPhase.Aborting) ProceedClose(index);
        else AbortEntry(index);
    }

    private void DiscardQueue(ref ConnectionEntry entry)
    {
        while (entry.QueueHead >= 0)
        {
            int head = entry.QueueHead;
            ref SendNode node = ref Node(head);
            entry.QueueHead = node.Next;
            int flight = node.Flight;
            if (node.Payload.Kind == PayloadKind.Chain) FinishUnpublished(ref FlightAt(flight), Errno.ECANCELED);
            else if (flight >= 0) FinishSent(ref FlightAt(flight), Errno.ECANCELED);
            ReleaseNode(head);
        }
        entry.QueueTail = -1;
        entry.Queued = 0;
    }

    /// <summary>Gives back what a payload holds: to the kernel, to a pool, or to the garbage collector.</summary>
    private void Release(in Payload payload)
    {
        if (payload.Release > 0) AnnounceRelease(payload.Release - 1);
        switch (payload.Kind)
        {
            case PayloadKind.Lease:
                _buffers[Payloads.GroupOf(payload.Key)].Recycle(Payloads.BufferOf(payload.Key));
                break;
            case PayloadKind.Copy:
                _copies.Return((int)payload.Key);
                break;
            case PayloadKind.Fixed:
                Registered.EndUse((int)payload.Key);
                break;
            case PayloadKind.FixedVectors:
                Payloads.ReleaseVectors(Registered, in payload);
                break;
            case PayloadKind.Managed when payload.Release > 0:
                break; // The handle goes with the release: its observer gets the array.
            case PayloadKind.Managed:
                System.Runtime.InteropServices.GCHandle.FromIntPtr(payload.Key).Free();
                break;
            case PayloadKind.Vectors:
                Payloads.ReleaseVectors(in payload);
                break;
            case PayloadKind.Futex:
                Payloads.ReleaseFutex(payload.Key);
                break;
            case PayloadKind.Native or PayloadKind.Output:
                System.Runtime.InteropServices.NativeMemory.Free((void*)payload.Key);
                break;
        }
    }
}
