namespace UringDsl.Core;

/// <summary>One entry of a connection's queue of sends: bytes, or a chain that waits for its turn.</summary>
internal struct SendNode
{
    public int Next;        // first, so that the pool's free list does not disturb the rest
    public int Flight;      // who is told when it is done, -1 for nobody; the chain itself for a chain
    public Payload Payload;
}
