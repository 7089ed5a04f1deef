using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Replaces tagged files or buffers (5.13), <c>struct io_uring_rsrc_update2</c>: 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
public struct ResourceUpdate2
{
    /// <summary>First index.</summary>
    public uint Offset;
    /// <summary>Must be 0.</summary>
    public uint Reserved;
    /// <summary>Address of the array of descriptors, or of <see cref="IoVector"/>; an empty vector clears its entry.</summary>
    public ulong Data;
    /// <summary>Address of the tags, or 0.</summary>
    public ulong Tags;
    /// <summary>Number of entries.</summary>
    public uint Count;
    /// <summary>Must be 0.</summary>
    public uint Reserved2;
}
