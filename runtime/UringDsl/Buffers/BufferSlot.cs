namespace UringDsl.Core;

/// <summary>One stretch of provided memory that a receive has filled: who has it, and where it lies. A lease names one by its index.</summary>
/// <remarks>Of a plain ring there is one for each buffer, at the buffer's id; of an incremental one there are as many as receives that are out.</remarks>
internal struct BufferSlot
{
    public int Next;            // of the pool's free list
    public uint Generation;     // counts the times that it left the kernel
    public int Buffer;
    public int Offset;          // where it begins in its buffer; 0 in a plain ring
    public Connection Owner;
    public BufferState State;
}
