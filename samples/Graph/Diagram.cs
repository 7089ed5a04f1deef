using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;

/// <summary>What is drawn of a handler: a lane for each submission, and its buffer rings.</summary>
internal sealed record class Diagram(string Handler, IReadOnlyList<Lane> Lanes, IReadOnlyList<string> BufferRings)
{
    public static Diagram Of(HandlerSpec handler) => new(
        handler.Hierarchy.DisplayName,
        [.. handler.Submissions.Select(Lane.Of)],
        [.. handler.Ring.BufferRings.Select(ring => $"\"{ring.Name}\": {ring.Entries} x {ring.BufferSize} bytes{(ring.Incremental ? ", incremental" : "")}")]);
}
