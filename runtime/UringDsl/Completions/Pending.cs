using UringDsl.CompilerServices;

namespace UringDsl;

/// <summary>
/// A submission that its caller awaits. It cannot be stored or leave the method, and the code after <c>await</c> runs on the ring's thread.
/// Without an <c>await</c> the
/// operation runs all the same, and its result is dropped.
/// </summary>
/// <typeparam name="T">The outcome.</typeparam>
public readonly ref struct Pending<T>
    where T : struct, IOutcome<T>
{
    private readonly RingLoop _ring;
    private readonly FlightHandle _flight;

    /// <summary>For generated code.</summary>
    public Pending(RingLoop ring, FlightHandle flight)
    {
        _ring = ring;
        _flight = flight;
    }

    /// <summary>For the compiler.</summary>
    public PendingAwaiter<T> GetAwaiter() => new(_ring, _flight);
}
