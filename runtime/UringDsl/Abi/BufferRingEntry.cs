using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>One provided buffer in its ring, <c>struct io_uring_buf</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct BufferRingEntry
{
    /// <summary>Where the buffer begins.</summary>
    [FieldOffset(0)] public ulong Address;
    /// <summary>Bytes of the buffer.</summary>
    [FieldOffset(8)] public uint Length;
    /// <summary>Comes back in the completion.</summary>
    [FieldOffset(12)] public ushort BufferId;
    /// <summary>In entry 0 only: the tail of the ring. Publishing a buffer is a release store here; other entries leave it alone.</summary>
    [FieldOffset(14)] public ushort Tail;
}
