namespace UringDsl.Core;

/// <summary>One entry of a connection's queue of sends: bytes, or a chain that waits for its turn.</summary>
internal struct SendNode
{
    private FreeBlock _block; // of the pool
    public int Flight;      // who is told when it is done, -1 for nobody; the chain itself for a chain
    public int Pins;        // zero-copy sends that took a first part of it and whose notification is still to come
    public bool IsDone;     // sent, or given up: released with the last pin
    public Connection Source; // who received these bytes, where that is another connection: it counts them among those that it holds
    public Payload Payload;

    /// <summary>The node behind it, -1 for none. It stands where the pool notes the index of those that are free.</summary>
    public int Next { readonly get => _block.Index; set => _block.Index = value; }
}
