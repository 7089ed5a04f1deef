using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>What a <see cref="Pending{T}"/> gives: made from the results of its submission.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOutcome<TSelf>
    where TSelf : struct, IOutcome<TSelf>
{
    /// <summary>Reads the results of a finished submission.</summary>
    static abstract TSelf From(RingLoop ring, FlightHandle flight);
}
