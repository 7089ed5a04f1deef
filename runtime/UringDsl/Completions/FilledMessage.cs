using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>One message that was received into a <see cref="ReceiveBuffer"/>, or an error.</summary>
/// <param name="Result">Bytes of payload, or a negated errno. 0 is an empty message, or the end of a stream.</param>
/// <param name="Name">Who sent it; empty when the sender has no name.</param>
/// <param name="ControlLength">Bytes of control data in the control buffer.</param>
/// <param name="Flags">What happened to it.</param>
public readonly record struct FilledMessage(int Result, PeerAddress Name, int ControlLength, MsgFlags Flags) : IOutcome<FilledMessage>
{
    /// <summary>A message was received, perhaps an empty one.</summary>
    public bool IsSuccess => Result >= 0;

    /// <summary>Bytes of payload in the buffer; 0 after an error.</summary>
    public int Length => Result < 0 ? 0 : Result;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <summary>The payload was longer than the buffer; the rest of it is lost.</summary>
    public bool IsTruncated => (Flags & MsgFlags.Truncate) != 0;

    /// <summary>Control data was longer than its buffer.</summary>
    public bool IsControlTruncated => (Flags & MsgFlags.ControlTruncated) != 0;

    /// <inheritdoc/>
    public static FilledMessage From(RingLoop ring, FlightHandle flight) => ring.FilledOf(flight);
}
