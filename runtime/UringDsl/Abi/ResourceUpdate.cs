using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Replaces registered resources, or registers ring descriptors, <c>struct io_uring_rsrc_update</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public struct ResourceUpdate
{
    /// <summary>First index; -1 as ring descriptor index lets the kernel pick.</summary>
    public uint Offset;
    /// <summary>Must be 0.</summary>
    public uint Reserved;
    /// <summary>Address of the array of descriptors or buffers; for a ring descriptor the descriptor itself.</summary>
    public ulong Data;
}
