using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>The slots that the kernel may allocate (6.0), <c>struct io_uring_file_index_range</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public struct FileIndexRange
{
    /// <summary>First slot.</summary>
    public uint Offset;
    /// <summary>Number of slots.</summary>
    public uint Length;
    /// <summary>Must be 0.</summary>
    public ulong Reserved;
}
