using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Where the parts of the SQ lie in its mapping, <c>struct io_sqring_offsets</c>: 40 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 40)]
public struct SqRingOffsets
{
    /// <summary>Offset of the head, which the kernel advances.</summary>
    public uint Head;
    /// <summary>Offset of the tail, which the application advances.</summary>
    public uint Tail;
    /// <summary>Offset of the index mask.</summary>
    public uint RingMask;
    /// <summary>Offset of the number of entries.</summary>
    public uint RingEntries;
    /// <summary>Offset of the <see cref="SqRingFlags"/>.</summary>
    public uint Flags;
    /// <summary>Offset of the count of entries with an invalid index.</summary>
    public uint Dropped;
    /// <summary>Offset of the index array; 0 without one.</summary>
    public uint Array;
    /// <summary>Must be 0.</summary>
    public uint Reserved;
    /// <summary>In: memory of the submission entries, with <see cref="SetupFlags.NoMmap"/> (6.5).</summary>
    public ulong UserAddress;
}
