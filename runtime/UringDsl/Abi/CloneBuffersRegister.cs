using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Copies entries of another ring's buffer table (6.12; a part of it: 6.13), <c>struct io_uring_clone_buffers</c>: 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
public struct CloneBuffersRegister
{
    /// <summary><c>IORING_REGISTER_DST_REPLACE</c>: the own table exists, and what the range holds is replaced (6.13).</summary>
    public const uint Replace = 1 << 1;

    /// <summary>Descriptor of the ring that has the buffers.</summary>
    public uint SourceFile;
    /// <summary>0, or <see cref="Replace"/>.</summary>
    public uint Flags;
    /// <summary>First index there.</summary>
    public uint SourceOffset;
    /// <summary>First index here.</summary>
    public uint TargetOffset;
    /// <summary>Number of entries, 0 for all.</summary>
    public uint Count;
}
