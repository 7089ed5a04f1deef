using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>The result of a send: all of its bytes, or an error. After an error the connection is aborted, since the stream has a hole.</summary>
/// <param name="Result">Bytes sent, or a negated errno.</param>
public readonly record struct Sent(int Result) : IOutcome<Sent>
{
    /// <summary>Everything was handed to the socket.</summary>
    public bool IsSuccess => Result >= 0;

    /// <summary>Bytes sent; 0 after an error.</summary>
    public int Bytes => Result < 0 ? 0 : Result;

    /// <summary>The error, or <see cref="Errno.None"/>. ECANCELED: the connection was closing.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <inheritdoc/>
    public static Sent From(RingLoop ring, FlightHandle flight) => ring.SentOf(flight);
}
