using System;
using System.Collections.Generic;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Sends on one connection: at most one is with the kernel, the others wait as a list of nodes. A queue is started at the end of the turn, so
/// that what one turn's
/// handlers sent goes out as one operation.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int CopyBlockBytes = 4096;
    private const int QueueLimitFactor = 16;    // times MaxQueued: what a peer may leave unread of what others cause, as in a broadcast
    private const uint SendFlags = (uint)(MsgFlags.WaitAll | MsgFlags.NoSignal);
    private const int AppendLimitBytes = 1024;  // up to here copying is cheaper than another vector

    private readonly List<Connection> _dirty = new(256);

    /// <summary>Sends received bytes; the lease is passed on.</summary>
    public void Send(Connection connection, BufferLease data)
    {
        if (TryGetOpen(connection)) Append(connection.Index, data.Consume(), -1);
        // Else nothing: the lease goes back when the handler returns.
    }

    /// <summary>Sends kept bytes; the buffer is passed on.</summary>
    public void Send(Connection connection, HeldBuffer data) => SendOrRelease(connection, data.Consume());

    /// <summary>Sends from the user's memory, which stays as it is until then.</summary>
    public void Send(Connection connection, SendBuffer data) => SendOrRelease(connection, Payloads.OfArray(data.Array, data.Offset, data.Length, nameof(data)));

    /// <summary>Sends a copy of bytes.</summary>
    public void Send(Connection connection, ReadOnlySpan<byte> data)
    {
        if (TryGetOpen(connection)) Append(connection.Index, CopyOf(data), -1);
    }

    /// <summary>Sends received bytes, with an observer.</summary>
    public void Send(Connection connection, BufferLease data, ref Flight flight) => SendObserved(connection, data.Consume(), ref flight);

    /// <summary>Sends kept bytes, with an observer.</summary>
    public void Send(Connection connection, HeldBuffer data, ref Flight flight) => SendObserved(connection, data.Consume(), ref flight);

    /// <summary>Sends from the user's memory, with an observer.</summary>
    public void Send(Connection connection, SendBuffer data, ref Flight flight) =>
        SendObserved(connection, Payloads.OfArray(data.Array, data.Offset, data.Length, nameof(data)), ref flight);

    /// <summary>Sends a copy of bytes, with an observer.</summary>
    public void Send(Connection connection, ReadOnlySpan<byte> data, ref Flight flight) => SendObserved(connection, CopyOf(data), ref flight);

    private void SendOrRelease(Connection connection, Payload payload)
    {
        if (TryGetOpen(connection)) Append(connection.Index, payload, -1);
        else Release(in payload);
    }

    private void SendObserved(Connection connection, Payload payload, ref Flight flight)
    {
        flight.ConnectionIndex = connection.Index;
        flight.ConnectionGeneration = connection.Generation;
        if (!TryGetOpen(connection))
        {
            FinishUnpublished(ref flight, Errno.ECANCELED);
            Release(in payload);
            return;
        }
        Settle(ref flight);
        flight.Phase = FlightPhase.Queued;
        flight.Result(0) = payload.Length;
        Append(connection.Index, payload, flight.Index);
    }

    private Payload CopyOf(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty || data.Length > CopyBlockBytes || !_copies.TryTake(out int block)) return Payloads.OfBytes(data);
        byte* memory = _copies.Address(block);
        data.CopyTo(new Span<byte>(memory, CopyBlockBytes));
        return new Payload { Address = (nint)memory, Length = data.Length, Capacity = CopyBlockBytes, Key = block, Kind = PayloadKind.Copy };
    }

    private ref SendNode Node(int index) => ref *(SendNode*)_nodes.Address(index);

    private void Append(int index, Payload payload, int flight)
    {
        ref ConnectionEntry entry = ref _connections[index];
        if (flight < 0 && TryJoinTail(ref entry, in payload)) return;
        if (entry.Queued >= _queueLimit || _nodes.Spare <= 0)
        {
            if (flight >= 0) FinishSent(ref FlightAt(flight), Errno.ECANCELED);
            Release(in payload);
            AbortSlow(index);
            return;
        }
        ProvidedBuffers? buffers = payload.Kind == PayloadKind.Lease ? _buffers[Payloads.GroupOf(payload.Key)] : null;
        Connection source = buffers?.OwnerOf(Payloads.BufferOf(payload.Key)) ?? default;
        if (source.Index == index || !IsCurrent(source)) source = default;
        if (buffers is not { IsLow: true } || !TryMoveToCopies(ref entry, index, in payload, flight, source))
        {
            AppendNode(ref entry, index, payload, flight, source);
        }
        if (!entry.IsSending || IsUnposted(index)) return; // What one turn brings goes out together, however much it is.
        if (IsBackpressured(in entry)) PauseArmed(index);
        if (source.Generation != 0 && IsBackpressured(in _connections[source.Index])) PauseArmed(source.Index);
    }

    /// <summary>Its receive is paused at MaxQueued; what comes from elsewhere has no such brake, and must have an end.</summary>
    private void AbortSlow(int index)
    {
        Statistics.SlowConsumers++;
        AbortEntry(index, isSlow: true);
    }

    private void AppendNode(ref ConnectionEntry entry, int index, Payload payload, int flight, Connection source = default)
    {
        if (!_nodes.TryTake(out int node)) throw _nodes.LimitReached("queued sends");
        ref SendNode added = ref Node(node);
        added = new SendNode { Next = -1, Flight = flight, Source = source, Payload = payload };
        if (source.Generation != 0) _connections[source.Index].Held++;
        if (entry.QueueTail >= 0) Node(entry.QueueTail).Next = node;
        else entry.QueueHead = node;
        entry.QueueTail = node;
        entry.Queued++;
        if (entry.IsSending || entry.IsDirty) return;
        MarkDirty(ref entry, index);
    }

    private void MarkDirty(ref ConnectionEntry entry, int index)
    {
        entry.IsDirty = true;
        _dirty.Add(new Connection(index, entry.Generation));
    }

    /// <summary>Small neighbours become one: the bytes go behind those of the last waiting node, and their buffer goes back at once.</summary>
    private bool TryJoinTail(ref ConnectionEntry entry, in Payload payload)
    {
        if (entry.QueueTail < 0 || entry.IsDatagram || payload.Length > AppendLimitBytes) return false;
        ref SendNode tail = ref Node(entry.QueueTail);
        if (tail.Flight >= 0 || payload.Length > tail.Payload.Capacity - tail.Payload.Length) return false;
        Buffer.MemoryCopy((void*)payload.Address, (void*)(tail.Payload.Address + tail.Payload.Length), payload.Length, payload.Length);
        tail.Payload.Length += payload.Length;
        Statistics.BytesCopied += payload.Length;
        Release(in payload);
        return true;
    }

    /// <summary>A peer that does not read must not keep the buffers that the others receive into: they go back, and the send keeps a copy.</summary>
    private bool TryMoveToCopies(ref ConnectionEntry entry, int index, in Payload payload, int flight, Connection source)
    {
        int blocks = (payload.Length + CopyBlockBytes - 1) / CopyBlockBytes;
        if (_copies.InUse + blocks > _copyBlocks || blocks > _nodes.Spare) return false;
        if (entry.IsDatagram && blocks > 1) return false; // A message stays whole.
        ReadOnlySpan<byte> left = new((void*)payload.Address, payload.Length);
        while (!left.IsEmpty)
        {
            int count = Math.Min(left.Length, CopyBlockBytes);
            AppendNode(ref entry, index, CopyOf(left[..count]), count == left.Length ? flight : -1, source);
            left = left[count..];
        }
        Statistics.BytesCopied += payload.Length;
        Release(in payload);
        return true;
    }

    private void FlushDirty()
    {
        Connection alone = _dirty.Count == 1 ? _dirty[0] : default;
        bool isAlone = _dirty.Count == 1 && alone == _lastAlone;
        for (int i = 0; i < _dirty.Count; i++)
        {
            Connection connection = _dirty[i];
            if (!_connections.Exists(connection.Index, connection.Generation)) continue;
            ref ConnectionEntry entry = ref _connections[connection.Index];
            entry.IsDirty = false;
            if (!entry.IsSending && entry.QueueHead >= 0) StartSend(connection.Index, isAlone);
        }
        _dirty.Clear();
        _lastAlone = alone;
    }

    /// <summary>Takes from the queue what one operation can carry, up to the next chain.</summary>
    /// <param name="index">The connection's.</param>
    /// <param name="isAlone">It is the only one to send in this turn, whose handlers have run, and was in the last one in which anybody sent.</param>
    private void StartSend(int index, bool isAlone = false)
    {
        ref ConnectionEntry entry = ref _connections[index];
        entry.IsSending = true;
        int first = entry.QueueHead;
        if (Node(first).Payload.Kind == PayloadKind.Chain)
        {
            int flight = Node(first).Flight;
            if ((entry.Guests > 0 || entry.Flights >= 0) && HasStep(Declared(FlightAt(flight).Operation).Steps, Opcode.Close))
            {
                entry.IsSending = false; // The last of what works on the file starts it.
                return;
            }
            entry.QueueHead = Node(first).Next;
            if (entry.QueueHead < 0) entry.QueueTail = -1;
            entry.Queued--;
            _nodes.Return(first);
            PublishNow(ref FlightAt(flight));
            return;
        }
        int last = first, count = 0, bytes = 0;
        SendGroup group = default;
        for (int node = first; node >= 0 && count < SendVector.MaxVectors && Node(node).Payload.Kind != PayloadKind.Chain; node = Node(node).Next)
        {
            if (bytes > int.MaxValue - Node(node).Payload.Length || (entry.IsDatagram && count == 1)) break;
            if (_usesZeroCopy && !TryJoin(ref group, ref entry, in Node(node).Payload)) break;
            count++;
            bytes += Node(node).Payload.Length;
            last = node;
        }
        entry.QueueHead = Node(last).Next;
        if (entry.QueueHead < 0) entry.QueueTail = -1;
        Node(last).Next = -1;
        entry.Queued -= count;
        entry.FlyHead = first;
        entry.FlyBytes = bytes;
        entry.FlyZeroCopy = group.IsZeroCopy;
        if (isAlone && CanSendUnposted(ref entry)) PrepareUnposted(ref entry, index);
        else PrepareSend(index);
    }

    /// <summary>SEND for one node, a bundle or SENDMSG for several. MSG_WAITALL makes the kernel go on after a short transfer.</summary>
    private void PrepareSend(int index, bool inBundle = true)
    {
        ref ConnectionEntry entry = ref _connections[index];
        ref SendNode first = ref Node(entry.FlyHead);
        entry.SendingSince = (int)Now;
        entry.Outstanding++;
        _lastAlone = default;
        Expect(1);
        if (entry.FlyZeroCopy)
        {
            PrepareZeroCopy(ref entry, index);
            return;
        }
        ref Sqe sqe = ref _ring.Next();
        if (inBundle && first.Next >= 0 && TryPrepareBundle(ref sqe, ref entry))
        {
            Statistics.SendBundles++;
        }
        else if (first.Next < 0 || !TryFillVector(ref entry, out nint message))
        {
            Prep.Send(ref sqe, entry.RingFile, first.Payload.Address, (uint)first.Payload.Length, SendFlags, ioPriority: 0);
        }
        else
        {
            Prep.Sendmsg(ref sqe, entry.RingFile, message, SendFlags, ioPriority: 0);
        }
        sqe.UserData = UserData.Pack(UserData.SendOperation, 0, entry.Generation, index);
    }

    /// <summary>One header and a vector per node, in a block that is this send's until its completion.</summary>
    private bool TryFillVector(ref ConnectionEntry entry, out nint message)
    {
        message = 0;
        if (!_vectors.TryTake(out int block)) return false;
        SendVector* vector = (SendVector*)_vectors.Address(block); // Safety: the block never moves; the nodes keep the bytes.
        int count = 0;
        for (int node = entry.FlyHead; node >= 0; node = Node(node).Next)
        {
            vector->Vectors[count * 2] = (ulong)Node(node).Payload.Address;
            vector->Vectors[count * 2 + 1] = (ulong)Node(node).Payload.Length;
            count++;
        }
        vector->Header = new MessageHeader { Vectors = (ulong)vector->Vectors, VectorCount = (ulong)count };
        entry.Vector = block;
        message = (nint)(&vector->Header);
        return true;
    }
}
