using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>The result of what moves bytes between memory and a file or a socket: how many, or an error.</summary>
/// <param name="Result">Bytes, 0 where there is nothing, or a negated errno.</param>
public readonly record struct Transferred(int Result) : IOutcome<Transferred>
{
    /// <summary>The operation succeeded, also when it moved fewer bytes than it could have, or none.</summary>
    public bool IsSuccess => Result >= 0;

    /// <summary>Bytes that were moved; 0 after an error.</summary>
    public int Bytes => Result < 0 ? 0 : Result;

    /// <summary>Nothing was moved: a read at the end of the file, a receive whose peer has ended its side; of datagrams an empty one.</summary>
    public bool IsEndOfFile => Result == 0;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <inheritdoc/>
    public static Transferred From(RingLoop ring, FlightHandle flight) => new(ring.ResultOf(flight).Result);

    /// <inheritdoc/>
    public override string ToString() => IsSuccess ? $"{Bytes} bytes" : Error.ToString();
}
