using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Describes a ring of provided buffers (5.19), <c>struct io_uring_buf_reg</c>: 40 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 40)]
public struct BufferRegistration
{
    /// <summary>Page-aligned array of <see cref="BufferRingEntry"/>; it stays mapped until the group is removed.</summary>
    public ulong RingAddress;
    /// <summary>Number of entries: a power of two, at most 32768.</summary>
    public uint RingEntries;
    /// <summary>Number of the group.</summary>
    public ushort BufferGroup;
    /// <summary>How the ring behaves.</summary>
    public BufferRingFlags Flags;
    /// <summary>Must be 0.</summary>
    public ulong Reserved0;
    /// <summary>Must be 0.</summary>
    public ulong Reserved1;
    /// <summary>Must be 0.</summary>
    public ulong Reserved2;
}
