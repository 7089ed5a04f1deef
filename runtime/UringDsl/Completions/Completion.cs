using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>The result of one operation.</summary>
/// <param name="Result">The kernel's result: 0 or more on success (bytes for a receive), a negated errno on failure.</param>
public readonly record struct Completion(int Result) : IOutcome<Completion>
{
    /// <summary>The operation succeeded.</summary>
    public bool IsSuccess => Result >= 0;

    /// <summary>The error, or <see cref="Errno.None"/>.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <inheritdoc/>
    public static Completion From(RingLoop ring, FlightHandle flight) => ring.ResultOf(flight);

    /// <inheritdoc/>
    public override string ToString() => IsSuccess ? $"{Result}" : Error.ToString();
}
