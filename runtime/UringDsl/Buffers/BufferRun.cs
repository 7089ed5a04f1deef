namespace UringDsl.Core;

/// <summary>What one completion of a receive filled and nobody has looked at yet: bytes, from a position of the buffer ring on.</summary>
internal struct BufferRun
{
    public ushort Position; // of the ring's entries, counted as the kernel counts them: it goes round at 65536. Without a ring: the buffer
    public int Left;
    public bool IsLast;     // the kernel has done with the buffer, although it may not be full
}
