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
}
