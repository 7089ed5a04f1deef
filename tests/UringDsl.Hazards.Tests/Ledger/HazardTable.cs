using System.Collections.Generic;

namespace UringDsl.Hazards.Tests.Ledger;

/// <summary>The ledger: every hazard that is known, by chapters.</summary>
internal static partial class HazardTable
{
    public static IReadOnlyList<(string Title, HazardSpec[] Hazards)> Chapters { get; } =
    [
        ("Zero-copy sends", ZeroCopy),
        ("Multishots", Multishots),
        ("Provided buffers", ProvidedBuffers),
        ("Order on streams", Streams),
        ("Chains, drains and deadlines", Chains),
        ("Memory", Memory),
        ("Descriptors and slots", Descriptors),
        ("Cancellation and identity", Cancellation),
        ("The ring, its threads and calls", Rings),
    ];
}
