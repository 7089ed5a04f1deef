namespace UringDsl.Core;

/// <summary>A Released that is owed: what it will say, from the submission of a send until its memory is free.</summary>
internal struct BufferRelease
{
    public FreeBlock Block;         // of the pool
    public uint Generation;
    public int ConnectionIndex;     // -1 until it is known
    public uint ConnectionGeneration;
    public int Offset;
    public int Length;
    public nint Key;                // the GC handle of the array, or the key of the registered buffer
    public uint BufferGeneration;   // of a registered buffer
    public byte Operation;
    public PayloadKind Kind;
    public bool IsLive;
    public bool WasZeroCopy;
    public bool WasCopied;
}
