using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Where the parts of the CQ lie in its mapping, <c>struct io_cqring_offsets</c>: 40 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 40)]
public struct CqRingOffsets
{
    /// <summary>Offset of the head, which the application advances.</summary>
    public uint Head;
    /// <summary>Offset of the tail, which the kernel advances.</summary>
    public uint Tail;
    /// <summary>Offset of the index mask.</summary>
    public uint RingMask;
    /// <summary>Offset of the number of entries.</summary>
    public uint RingEntries;
    /// <summary>Offset of the count of completions that did not fit.</summary>
    public uint Overflow;
    /// <summary>Offset of the completion entries.</summary>
    public uint Cqes;
    /// <summary>Offset of the <see cref="CqRingFlags"/>.</summary>
    public uint Flags;
    /// <summary>Must be 0.</summary>
    public uint Reserved;
    /// <summary>In: memory of both rings, with <see cref="SetupFlags.NoMmap"/> (6.5).</summary>
    public ulong UserAddress;
}
