namespace UringDsl.Core;

/// <summary>One place of the table of registered buffers.</summary>
internal struct FixedEntry
{
    public nint Address;
    public int Length;
    public uint Generation;     // counts the users that it has had
    public int Uses;            // operations that the kernel works on with it
    public int Next;            // of the free list of its pool, or of the empty ones; -1 at the end
    public int Pool;            // -1 for the user's own memory
    public nint Root;           // the GC handle of the user's array, 0 for other memory
    public PageMemory? Pages;   // what it lies in, of a pool or of another ring
    public FixedState State;
}
