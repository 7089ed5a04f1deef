namespace UringDsl.Analyzers.Results;

/// <summary>What a path has submitted and not waited for, by its file.</summary>
/// <param name="Streams">Receives, and reads and writes at the position of their file.</param>
/// <param name="Writes">Writes, wherever.</param>
internal sealed record Underway(ClosedConnections Streams, ClosedConnections Writes)
{
    public static readonly Underway Nothing = new(ClosedConnections.None, ClosedConnections.None);
}
