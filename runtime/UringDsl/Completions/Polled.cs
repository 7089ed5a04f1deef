using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>What a poll found, once or again and again, or the error that ended it.</summary>
/// <param name="Result">The events, or a negated errno.</param>
/// <param name="IsArmed">The poll goes on without another submission.</param>
public readonly record struct Polled(int Result, bool IsArmed) : IOutcome<Polled>
{
    /// <summary>There are events.</summary>
    public bool IsSuccess => Result >= 0;

    /// <summary>What the file is ready for. Errors and hang-ups are reported unasked.</summary>
    public PollEvents Events => Result < 0 ? PollEvents.None : (PollEvents)Result;

    /// <summary>The error, or <see cref="Errno.None"/>. ECANCELED: it was cancelled or removed.</summary>
    public Errno Error => Result < 0 ? (Errno)(-Result) : Errno.None;

    /// <inheritdoc/>
    public static Polled From(RingLoop ring, FlightHandle flight) => new(ring.ResultOf(flight).Result, ring.IsArmed(flight));

    /// <inheritdoc/>
    public override string ToString() => IsSuccess ? Events.ToString() : Error.ToString();
}
