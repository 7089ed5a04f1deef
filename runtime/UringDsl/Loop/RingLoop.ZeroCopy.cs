using System;
using System.Runtime.InteropServices;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Zero-copy sends: which ones, and what follows when the kernel copies all the same. Their bytes are released at the notification, while the
/// send completes, and the next one starts, at the first completion.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int DefaultZeroCopyThreshold = 16384;
    private const int CopiedLimit = 4;      // notifications in a row that say "copied": then a connection is held back
    private const int FirstHold = 64;       // sends that are then copied before zero copy is tried again
    private const int LastHoldRound = 6;    // the hold doubles up to here

    private readonly NativePool _zeroCopies = new(sizeof(ZeroCopySend), 64, 1 << UserData.IndexBits);
    private bool _canZeroCopy, _canZeroCopyVectors, _canReportUsage, _canSendFixedVectors, _canResetSockets;
    private bool _usesZeroCopy; // a send has asked for it: until then nothing of this is looked at
    private int _zeroCopyThreshold;
    private int* _noLinger; // struct linger: on, and no time

    private void SetUpZeroCopy()
    {
        _zeroCopyThreshold = FirstSet(_options.ZeroCopyThreshold, _declaration.ZeroCopyThreshold, DefaultZeroCopyThreshold);
        _canZeroCopy = Capabilities.Has(RingFeature.SendZeroCopy);
        _canZeroCopyVectors = Capabilities.Has(RingFeature.SendMessageZeroCopy);
        _canReportUsage = Capabilities.Has(RingFeature.ReportUsage);
        _canSendFixedVectors = Capabilities.TakesPartsOfBuffers;
        _canResetSockets = Capabilities.Has(RingFeature.SocketCommands);
        _noLinger = (int*)NativeMemory.AllocZeroed(2 * sizeof(int));
        _noLinger[0] = 1;
    }

    /// <summary>Sends from the user's memory, by zero copy where that is asked for and pays.</summary>
    public void Send(Connection connection, SendBuffer data, ZeroCopyMode zeroCopy, byte released = 0) =>
        SendOrRelease(connection, PayloadOf(connection, data, zeroCopy, released));

    /// <summary>The same with an observer.</summary>
    public void Send(Connection connection, SendBuffer data, ZeroCopyMode zeroCopy, ref Flight flight, byte released = 0) =>
        SendObserved(connection, PayloadOf(connection, data, zeroCopy, released), ref flight);

    /// <summary>Sends a copy of bytes, which the kernel does not copy once more where that pays.</summary>
    public void Send(Connection connection, ReadOnlySpan<byte> data, ZeroCopyMode zeroCopy)
    {
        if (!TryGetOpen(connection)) return;
        Payload payload = CopyOf(data);
        payload.ZeroCopy = ModeOf(zeroCopy);
        Append(connection.Index, payload, -1);
    }

    /// <summary>The same with an observer.</summary>
    public void Send(Connection connection, ReadOnlySpan<byte> data, ZeroCopyMode zeroCopy, ref Flight flight)
    {
        Payload payload = CopyOf(data);
        payload.ZeroCopy = ModeOf(zeroCopy);
        SendObserved(connection, payload, ref flight);
    }

    /// <summary>Sends a registered buffer, which is lent until its memory is free.</summary>
    public void Send(Connection connection, FixedBuffer data, ZeroCopyMode zeroCopy = ZeroCopyMode.Never, byte released = 0) =>
        SendOrRelease(connection, PayloadOf(connection, data, zeroCopy, released));

    /// <summary>The same with an observer.</summary>
    public void Send(Connection connection, FixedBuffer data, ref Flight flight) => Send(connection, data, ZeroCopyMode.Never, ref flight);

    /// <summary>The same with an observer.</summary>
    public void Send(Connection connection, FixedBuffer data, ZeroCopyMode zeroCopy, ref Flight flight, byte released = 0) =>
        SendObserved(connection, PayloadOf(connection, data, zeroCopy, released), ref flight);

    private Payload PayloadOf(Connection connection, FixedBuffer data, ZeroCopyMode zeroCopy, byte released)
    {
        Payload payload = data.Lend();
        payload.ZeroCopy = ModeOf(zeroCopy);
        if (released > 0) Owe(ref payload, released, connection);
        return payload;
    }

    private Payload PayloadOf(Connection connection, SendBuffer data, ZeroCopyMode zeroCopy, byte released)
    {
        Payload payload = Payloads.OfArray(data.Array, data.Offset, data.Length, nameof(data));
        payload.ZeroCopy = ModeOf(zeroCopy);
        if (released > 0) Owe(ref payload, released, connection);
        return payload;
    }

    /// <summary>What is declared, unless the deployment says otherwise or the kernel cannot.</summary>
    private ZeroCopyMode ModeOf(ZeroCopyMode declared)
    {
        if (declared == ZeroCopyMode.Never || !_canZeroCopy) return ZeroCopyMode.Never;
        ZeroCopyMode mode = _options.ZeroCopy ?? declared;
        _usesZeroCopy |= mode != ZeroCopyMode.Never;
        return mode;
    }

    /// <summary>
    /// Whether a payload may go out with those before it. Zero copy holds on to all of them until the notification, so one that must be free at
    /// the completion does not go with one that wants it: a lease, whose receive ring would run dry, or memory that was sent without it.
    /// </summary>
    private bool TryJoin(ref SendGroup group, ref ConnectionEntry entry, in Payload payload)
    {
        bool mustCopy = payload.Kind == PayloadKind.Lease
            || (payload.Kind is PayloadKind.Managed or PayloadKind.Fixed && payload.ZeroCopy == ZeroCopyMode.Never);
        if (mustCopy && group.IsZeroCopy) return false;
        if (!mustCopy && WantsZeroCopy(ref entry, in payload))
        {
            if (group.IsCopied) return false;
            group.IsZeroCopy = true;
        }
        group.IsCopied |= mustCopy;
        return true;
    }

    private bool WantsZeroCopy(ref ConnectionEntry entry, in Payload payload)
    {
        if (payload.ZeroCopy == ZeroCopyMode.Never || entry.CannotZeroCopy || payload.Kind == PayloadKind.Lease) return false;
        if (payload.ZeroCopy == ZeroCopyMode.Always) return true;
        if (payload.Length < _zeroCopyThreshold) return false;
        if (entry.ZeroCopyHold == 0) return true;
        if (--entry.ZeroCopyHold == 0) Statistics.ZeroCopyPromotions++; // The next one tries again.
        return false;
    }

    /// <summary>The kernel copied, or could not pin: ordinary sends are cheaper for a while, twice as long each time.</summary>
    private void Hold(ref ConnectionEntry entry)
    {
        entry.CopiedInRow = 0;
        if (entry.ZeroCopyHold > 0) return;
        entry.ZeroCopyHold = (ushort)(FirstHold << entry.HoldRounds);
        if (entry.HoldRounds < LastHoldRound) entry.HoldRounds++;
        Statistics.ZeroCopyDemotions++;
        RingEvents.Log.ZeroCopyDemoted(_watched.Id, entry.RingFile.Number);
    }

    private ref ZeroCopySend ZeroCopyAt(int index) => ref *(ZeroCopySend*)_zeroCopies.Address(index);

    private int TakeZeroCopy(ref ConnectionEntry entry, int connection)
    {
        if (!_zeroCopies.TryTake(out int index)) throw _zeroCopies.LimitReached("zero-copy sends that wait for their notification");
        ref ZeroCopySend record = ref ZeroCopyAt(index);
        record = new ZeroCopySend
        {
            Generation = UserData.Next(record.Generation),
            ConnectionIndex = connection,
            ConnectionGeneration = entry.Generation,
            Nodes = -1,
            Partial = -1,
            Flight = -1,
            IsLive = true,
        };
        entry.Unreleased++;
        return index;
    }

    /// <summary>SEND_ZC for one node, SENDMSG_ZC for several.</summary>
    private void PrepareZeroCopy(ref ConnectionEntry entry, int index)
    {
        int taken = TakeZeroCopy(ref entry, index);
        ref ZeroCopySend record = ref ZeroCopyAt(taken);
        record.Results = 1;
        entry.ZeroCopy = taken;
        ref Payload first = ref Node(entry.FlyHead).Payload;
        bool isAlone = Node(entry.FlyHead).Next < 0;
        ref Sqe sqe = ref _ring.Next();
        if (isAlone || !_canZeroCopyVectors || !TryFillVector(ref entry, out nint message)) PrepareZeroCopy(ref sqe, entry.RingFile, in first);
        else PrepareZeroCopy(ref sqe, in entry, message);
        sqe.UserData = UserData.Pack(UserData.ZeroCopyOperation, 0, record.Generation, taken);
    }

    private ushort UsageFlag => _canReportUsage ? RecvSendFlags.ReportUsage : (ushort)0;

    private void PrepareZeroCopy(ref Sqe sqe, RingFile file, in Payload payload)
    {
        // A registered buffer has its pages pinned already. The index of another payload means nothing.
        bool isFixed = payload.Kind == PayloadKind.Fixed;
        ushort flags = isFixed ? (ushort)(UsageFlag | RecvSendFlags.FixedBuffer) : UsageFlag;
        Prep.SendZc(ref sqe, file, payload.Address, (uint)payload.Length, SendFlags, flags, isFixed ? Payloads.PlaceOf(payload.Key) : (ushort)0);
    }

    /// <summary>What is registered together needs no pinning either (6.15); buffers of different places go as ordinary memory.</summary>
    private void PrepareZeroCopy(ref Sqe sqe, in ConnectionEntry entry, nint message)
    {
        ref Payload first = ref Node(entry.FlyHead).Payload;
        bool isFixed = first.Kind == PayloadKind.Fixed && _canSendFixedVectors;
        ushort place = Payloads.PlaceOf(first.Key);
        for (int node = entry.FlyHead; node >= 0 && isFixed; node = Node(node).Next)
        {
            isFixed = Node(node).Payload.Kind == PayloadKind.Fixed && Payloads.PlaceOf(Node(node).Payload.Key) == place;
        }
        ushort flags = isFixed ? (ushort)(UsageFlag | RecvSendFlags.FixedBuffer) : UsageFlag;
        Prep.SendmsgZc(ref sqe, entry.RingFile, message, SendFlags, flags, isFixed ? place : (ushort)0);
    }

    /// <summary>Prepares a SEND of a chain, by zero copy where its declaration asks for that and the connection can.</summary>
    public void PrepareSend(ref Sqe sqe, ref Flight flight, int step, int payload, ZeroCopyMode zeroCopy)
    {
        ref Payload data = ref flight.PayloadAt(payload);
        ref ConnectionEntry entry = ref _connections[flight.ConnectionIndex];
        data.ZeroCopy = ModeOf(zeroCopy);
        if (!WantsZeroCopy(ref entry, in data))
        {
            Prep.Send(ref sqe, flight.File, data.Address, (uint)data.Length, SendFlags, ioPriority: 0);
            sqe.UserData = flight.UserData(step);
            return;
        }
        if (flight.ZeroCopy == 0)
        {
            flight.ZeroCopy = TakeZeroCopy(ref entry, flight.ConnectionIndex) + 1;
            ZeroCopyAt(flight.ZeroCopy - 1).Flight = flight.Index;
        }
        ZeroCopyAt(flight.ZeroCopy - 1).Results++;
        flight.ZeroCopySteps |= (ushort)(1 << step);
        PrepareZeroCopy(ref sqe, flight.File, in data);
        sqe.UserData = UserDataOf(in flight, step);
    }

    /// <summary>What names a step that is in flight: a zero-copy step outlives its chain, in a record of its own.</summary>
    private ulong UserDataOf(in Flight flight, int step)
    {
        if ((flight.ZeroCopySteps & (1 << step)) == 0) return flight.UserData(step);
        int record = flight.ZeroCopy - 1;
        return UserData.Pack(UserData.ZeroCopyOperation, step + 1, ZeroCopyAt(record).Generation, record);
    }
}
