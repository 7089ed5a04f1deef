using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// Messages between rings. What another ring posts here has operations of its own in its user_data, so it is never taken for a completion of
/// this ring. The upper 8 of 64 bits of data give way to the operation; where they are not zero they travel in the flags of the completion.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int DataBits = 56;
    private const ulong DataMask = (1UL << DataBits) - 1;

    private RingPort?[] _targets = new RingPort?[256]; // by flight: the ring that its message goes to, which it holds
    private RingPort? _port;

    /// <summary>Sends a message to another ring, or to this one.</summary>
    public void Message(ref Flight flight, RingAddress ring, ulong data, int value)
    {
        ArgumentNullException.ThrowIfNull(ring);
        RingPort? target = ring.Port;
        Errno error = _isStopping ? Errno.ECANCELED
            : target is null ? Errno.EBADFD
            : !target.TakesMessages ? Errno.EOPNOTSUPP
            : target.TryPin();
        if (error != Errno.None)
        {
            FinishUnpublished(ref flight, error);
            return;
        }
        BeginPublished(ref flight, target!);
        uint high = (uint)(data >> DataBits);
        ref Sqe sqe = ref _ring.Next();
        Prep.MsgRing(
            ref sqe, new Descriptor(target!.File), Posted(UserData.MessageOperation, data), value,
            messageFlags: high == 0 ? 0u : (uint)MessageRingFlags.PassFlags,
            targetFlags: high << 16); // There a completion has the id of a buffer, and no flag.
        sqe.UserData = flight.UserData(step: 0);
    }

    private static ulong Posted(byte operation, ulong data) => ((ulong)operation << DataBits) | (data & DataMask);

    private void BeginPublished(ref Flight flight, RingPort target)
    {
        _targets[flight.Index] = target;
        Settle(ref flight);
        flight.Phase = FlightPhase.Published;
        flight.Pending = 1;
        Expect(1);
    }

    private void ReleaseTarget(ref Flight flight)
    {
        RingPort target = _targets[flight.Index]!;
        if (Declared(flight.Operation).Shape == OperationShape.HandOver && flight.Result(0) < 0) target.AddCredits(1); // Its room is free again.
        target.Unpin();
        _targets[flight.Index] = null;
    }

    private void CompleteMessage(in Cqe cqe)
    {
        if (!_declaration.TakesMessages)
        {
            DropStale(in cqe); // No handler sends one here.
            return;
        }
        Statistics.Messages++;
        if (_isStopOverdue) return;
        ulong data = (cqe.UserData & DataMask) | ((ulong)((uint)cqe.Flags >> 16) << DataBits);
        _program.Message(data, cqe.Result);
    }

    private void OpenPort()
    {
        _port = new RingPort(this, _ring.File, _declaration.TakesMessages, _declaration.TakesConnections, _socketFiles is not null && _picker is null);
        if (_declaration.TakesConnections) GrantRoom();
        _program.Address.Bind(_port);
    }

    private void ClosePort()
    {
        if (_port is null) return;
        _program.Address.Unbind();
        foreach (RingPort? target in _targets) target?.Unpin(); // Of a ring that has failed: nobody takes their completions any more.
        Array.Clear(_targets);
        _ring.LeavesFile = !_port.Leave();
    }
}
