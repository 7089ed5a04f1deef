namespace UringDsl.Core;

/// <summary>Bytes that an operation sends or fills, and what to release when it has retired.</summary>
/// <remarks>Safety: <see cref="Key"/> names what keeps <see cref="Address"/> alive until the release.</remarks>
internal struct Payload
{
    public const int Words = 4; // its size in 64-bit words

    public nint Address;
    public int Length;
    public int Capacity;        // bytes from Address to the end of the memory, to append to; 0 when nothing may be appended; of vectors their number
    public nint Key;
    public PayloadKind Kind;
    public ZeroCopyMode ZeroCopy;   // whether a send may leave the bytes where they are until the kernel's notification
    public int Release;         // who is told when the memory is free: the number of a release plus 1, 0 for nobody
}
