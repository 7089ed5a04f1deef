namespace UringDsl;

/// <summary>
/// One connection of a handler: an index and the generation in which the index is used. After the connection has closed it refers to nothing,
/// and submissions on it do nothing.
/// </summary>
/// <param name="Index">Position in the ring's table of connections, from 0.</param>
/// <param name="Generation">Which use of the position, 24 bits, never 0.</param>
public readonly record struct Connection(int Index, uint Generation)
{
    /// <inheritdoc/>
    public override string ToString() => $"connection {Index}.{Generation}";
}
