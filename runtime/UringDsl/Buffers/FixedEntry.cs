namespace UringDsl.Core;

/// <summary>One registered buffer, or room for one; what each use of it needs is in <see cref="FixedUse"/>.</summary>
internal struct FixedEntry
{
    public int Length;
    public int Next;            // of the free list of its pool, or of the empty ones; -1 at the end
    public int Pool;            // -1 for the user's own memory
    public nint Root;           // the GC handle of the user's array, 0 for other memory
    public PageMemory? Pages;   // what it lies in, of a pool or of another ring
    public ushort Place;        // in the kernel's table: the buffers of a pool have one for all that fit into it
    public FixedState State;
}
