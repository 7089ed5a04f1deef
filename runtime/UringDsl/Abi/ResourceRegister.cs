using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Registers files or buffers that are tagged or sparse (5.13), <c>struct io_uring_rsrc_register</c>: 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
public struct ResourceRegister
{
    /// <summary>Number of entries.</summary>
    public uint Count;
    /// <summary>0, or <see cref="UringConstants.ResourceSparse"/>.</summary>
    public uint Flags;
    /// <summary>Must be 0.</summary>
    public ulong Reserved;
    /// <summary>Address of the array, or 0 when sparse.</summary>
    public ulong Data;
    /// <summary>Address of the tags, or 0.</summary>
    public ulong Tags;
}
