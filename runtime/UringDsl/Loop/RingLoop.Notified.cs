using System.Diagnostics;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// The completions of zero-copy sends. The first one is the result. The notification comes behind it when that carried F_MORE, and also behind
/// one that a chain has cancelled, which carries no F_MORE. It can come long after the connection has gone.
/// </content>
public sealed unsafe partial class RingLoop
{
    private void CompleteZeroCopy(in Cqe cqe)
    {
        int index = UserData.Index(cqe.UserData), step = UserData.Step(cqe.UserData);
        uint generation = UserData.Generation(cqe.UserData);
        if (!_zeroCopies.Knows(index) || ZeroCopyAt(index).Generation != generation || !ZeroCopyAt(index).IsLive)
        {
            DropStale(in cqe);
            return;
        }
        ref ZeroCopySend record = ref ZeroCopyAt(index);
        if ((cqe.Flags & CqeFlags.Notification) != 0)
        {
            Retire();
            Statistics.NotificationsOutstanding--;
            record.Notifications--;
            Statistics.NotificationLag.Add(record.ResultAt);
            record.WasCopied |= ((uint)cqe.Result & UringConstants.NotificationCopied) != 0;
        }
        else if (record.Results == 0)
        {
            DropImpossible(in cqe);
            return;
        }
        else
        {
            record.Results--;
            if (cqe.HasMore || cqe.Result == -(int)Errno.ECANCELED)
            {
                Expect(1);
                Statistics.NotificationsOutstanding++;
                record.Notifications++;
                record.ResultAt = Stopwatch.GetTimestamp();
            }
            if (cqe.Result > 0)
            {
                record.Bytes += cqe.Result;
                Statistics.ZeroCopySends++;
            }
            if (step == 0) CompleteZeroCopySend(ref record, index, in cqe);
            else CompleteZeroCopyStep(ref record, in cqe, step - 1);
        }
        if (record.IsLive && record.Generation == generation) TryFinishZeroCopy(index);
    }

    private void CompleteZeroCopySend(ref ZeroCopySend record, int recordIndex, in Cqe cqe)
    {
        int index = record.ConnectionIndex; // It is there: this operation is counted among its outstanding ones.
        ref ConnectionEntry entry = ref _connections[index];
        Retire();
        entry.Outstanding--;
        entry.ZeroCopy = -1;
        ReturnVector(ref entry);
        if (cqe.Result > 0)
        {
            Statistics.Sends++;
            Statistics.BytesSent += cqe.Result;
            RetireZeroCopy(ref entry, ref record, cqe.Result);
            GoOnSending(ref entry, index);
            return;
        }
        Errno error = cqe.Result < 0 ? (Errno)(-cqe.Result) : Errno.EPIPE;
        if (entry.Phase != ConnectionPhase.Aborting && IsRefusal(ref entry, error))
        {
            record.Resends = true; // When the kernel has let go of it.
            return;
        }
        record.Nodes = entry.FlyHead;
        for (int node = entry.FlyHead; node >= 0; node = Node(node).Next)
        {
            if (Node(node).Flight >= 0) FinishSent(ref FlightAt(Node(node).Flight), error);
        }
        entry.FlyHead = -1;
        if (entry is not { IsDatagram: true, Phase: not ConnectionPhase.Aborting })
        {
            EndFailedSend(ref entry, index);
            return;
        }
        entry.FlyBytes = 0;
        Statistics.DatagramsLost++;
        SendNext(ref entry, index);
    }

    private void CompleteZeroCopyStep(ref ZeroCopySend record, in Cqe cqe, int step)
    {
        ref Flight flight = ref FlightAt(record.Flight);
        if (cqe.Result < 0) IsRefusal(ref _connections[record.ConnectionIndex], (Errno)(-cqe.Result));
        if (TakeStep(ref flight, in cqe, step)) Announce(ref flight); // By way of the switch, which has the observer.
    }

    /// <summary>The transport cannot, or no memory can be pinned: not the connection's fault, and an ordinary send will do.</summary>
    private bool IsRefusal(ref ConnectionEntry entry, Errno error)
    {
        if (error is not (Errno.EOPNOTSUPP or Errno.ENOMEM or Errno.ENOBUFS)) return false;
        Statistics.ZeroCopyFallbacks++;
        if (error == Errno.EOPNOTSUPP) entry.CannotZeroCopy = true;
        else Hold(ref entry);
        entry.FlyZeroCopy = false;
        return true;
    }

    /// <summary>Moves the nodes that went out to the record, which keeps their memory, and tells their observers.</summary>
    private void RetireZeroCopy(ref ConnectionEntry entry, ref ZeroCopySend record, int bytes)
    {
        entry.FlyBytes -= bytes;
        record.Nodes = entry.FlyHead;
        int last = -1;
        while (entry.FlyHead >= 0)
        {
            ref SendNode node = ref Node(entry.FlyHead);
            if (bytes < node.Payload.Length)
            {
                node.Payload.Address += bytes;
                node.Payload.Length -= bytes;
                if (bytes > 0)
                {
                    node.Pins++;
                    record.Partial = entry.FlyHead;
                }
                break;
            }
            bytes -= node.Payload.Length;
            last = entry.FlyHead;
            entry.FlyHead = node.Next;
            if (node.Flight >= 0) FinishSent(ref FlightAt(node.Flight), Errno.None);
            node.Flight = -1;
        }
        if (last >= 0) Node(last).Next = -1;
        else record.Nodes = -1;
    }

    /// <summary>A chain has retired: what its zero-copy steps sent from stays until their notifications.</summary>
    private void DetachZeroCopy(ref Flight flight)
    {
        int index = flight.ZeroCopy - 1;
        flight.ZeroCopy = 0;
        ref ZeroCopySend record = ref ZeroCopyAt(index);
        record.Flight = -1;
        for (int i = 0; i < flight.PayloadEnd && record.Notifications > 0; i++)
        {
            ref Payload payload = ref flight.PayloadAt(i);
            if (payload.Kind is PayloadKind.None or PayloadKind.Output) continue;
            if (payload.Release > 0) SetConnection(payload.Release - 1, in flight);
            if (!_nodes.TryTake(out int node)) throw _nodes.LimitReached("queued sends");
            Node(node) = new SendNode { Next = record.Nodes, Flight = -1, Payload = payload };
            record.Nodes = node;
            payload = default;
        }
        TryFinishZeroCopy(index);
    }

    private void TryFinishZeroCopy(int index)
    {
        ref ZeroCopySend record = ref ZeroCopyAt(index);
        if (record.Results > 0 || record.Notifications > 0 || record.Flight >= 0) return;
        bool isConnected = _connections.Exists(record.ConnectionIndex, record.ConnectionGeneration);
        if (isConnected) _connections[record.ConnectionIndex].Unreleased--;
        if (record.Bytes > 0) CountUsage(in record, isConnected);
        int connection = record.ConnectionIndex;
        bool resends = record.Resends;
        EndZeroCopy(index);
        if (!resends) return;
        ref ConnectionEntry entry = ref _connections[connection]; // It is there: it still sends.
        if (entry.Phase == ConnectionPhase.Aborting) FailSend(connection, Errno.ECANCELED);
        else PrepareSend(connection);
    }

    private void CountUsage(in ZeroCopySend record, bool isConnected)
    {
        if (record.WasCopied) Statistics.BytesZeroCopyCopied += record.Bytes;
        else Statistics.BytesZeroCopied += record.Bytes;
        if (!isConnected) return;
        ref ConnectionEntry entry = ref _connections[record.ConnectionIndex];
        if (!record.WasCopied) entry.CopiedInRow = entry.HoldRounds = 0;
        else if (++entry.CopiedInRow >= CopiedLimit) Hold(ref entry);
    }

    private void EndZeroCopy(int index)
    {
        ref ZeroCopySend record = ref ZeroCopyAt(index);
        record.IsLive = false;
        for (int next, node = record.Nodes; node >= 0; node = next)
        {
            next = Node(node).Next;
            NoteUsage(in Node(node).Payload, in record);
            ReleaseNode(node);
        }
        if (record.Partial >= 0)
        {
            ref SendNode node = ref Node(record.Partial);
            NoteUsage(in node.Payload, in record);
            node.Pins--;
            if (node.IsDone && node.Pins == 0) ReleaseNode(record.Partial);
        }
        _zeroCopies.Return(index);
    }

    /// <summary>The peers that have not taken their bytes by the end of the stop: the kernel keeps the pages, and nobody writes to them again.</summary>
    private void AbandonZeroCopies()
    {
        for (int i = 0; _zeroCopies.Knows(i); i++)
        {
            ref ZeroCopySend record = ref ZeroCopyAt(i);
            if (!record.IsLive || record.Resends) continue;
            Statistics.OperationsInFlight -= record.Notifications;
            Statistics.NotificationsOutstanding -= record.Notifications;
            Statistics.NotificationsAbandoned += record.Notifications;
            for (int node = record.Nodes; node >= 0; node = Node(node).Next) Abandon(ref Node(node).Payload);
            if (record.Partial >= 0) Abandon(ref Node(record.Partial).Payload);
            record.Notifications = 0;
            EndZeroCopy(i);
        }
    }

    private void Abandon(ref Payload payload)
    {
        if (payload.Release > 0) DropRelease(payload.Release - 1);
        payload.Release = 0;
        if (payload.Kind is PayloadKind.Managed or PayloadKind.Native) payload.Kind = PayloadKind.None; // Never freed.
    }
}
