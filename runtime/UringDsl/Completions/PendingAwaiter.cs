using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace UringDsl.CompilerServices;

/// <summary>The awaiter of <see cref="Pending{T}"/>: it resumes on the ring's thread, once.</summary>
/// <typeparam name="T">The outcome.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PendingAwaiter<T> : ICriticalNotifyCompletion
    where T : struct, IOutcome<T>
{
    private readonly RingLoop _ring;
    private readonly FlightHandle _flight;

    internal PendingAwaiter(RingLoop ring, FlightHandle flight)
    {
        _ring = ring;
        _flight = flight;
    }

    /// <summary>Always false: a result is delivered by the loop, so that a continuation never runs inside the submission.</summary>
    public bool IsCompleted => false;

    /// <summary>The outcome; the loop calls it once, after the last completion.</summary>
    /// <exception cref="InvalidOperationException">Before the completion: blocking the ring's thread would keep it from ever coming.</exception>
    public T GetResult()
    {
        _ring.CheckFinished(_flight);
        return T.From(_ring, _flight);
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => _ring.SetContinuation(_flight, continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => _ring.SetContinuation(_flight, continuation);
}
