using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>One time that a timer has run out, or the error that ended it.</summary>
/// <param name="Result">0, or a negated errno.</param>
/// <param name="IsArmed">The timer goes on without another submission.</param>
public readonly record struct Expired(int Result, bool IsArmed) : IOutcome<Expired>
{
    /// <summary>The time has passed.</summary>
    public bool IsSuccess => Result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>. ECANCELED: it was cancelled or removed.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <inheritdoc/>
    public static Expired From(RingLoop ring, FlightHandle flight) => new(ring.ResultOf(flight).Result, ring.IsArmed(flight));

    /// <inheritdoc/>
    public override string ToString() => IsSuccess ? "Expired" : Error.ToString();
}
