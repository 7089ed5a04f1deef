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

    /// <summary>
    /// The first of the two words that a completion of 32 bytes has besides (<see cref="RingModes.Cqe32"/>, <see cref="RingModes.CqeMixed"/>); what
    /// they say is the operation's. 0 where there are none.
    /// </summary>
    public ulong FirstExtra { get; internal init; }

    /// <summary>The second of them.</summary>
    public ulong SecondExtra { get; internal init; }

    /// <inheritdoc/>
    public static Completion From(RingLoop ring, FlightHandle flight) => ring.ResultOf(flight);

    /// <inheritdoc/>
    public override string ToString() => IsSuccess ? $"{Result}" : Error.ToString();
}
