using System.Collections.Generic;

namespace UringDsl.Core;

/// <summary>A ring that runs, as the instruments of <see cref="RingMeter"/> name it.</summary>
/// <param name="Id">Counts the rings of the process from 1; the events name the ring by it.</param>
/// <param name="Handler">The name of the handler's type.</param>
/// <param name="Statistics">Its counters.</param>
internal sealed record WatchedRing(int Id, string Handler, RingStatistics Statistics)
{
    /// <summary>The tags of its measurements.</summary>
    public KeyValuePair<string, object?>[] Tags { get; } = [new("uring.ring", Id), new("uring.handler", Handler)];
}
