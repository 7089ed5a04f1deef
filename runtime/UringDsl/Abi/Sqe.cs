using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>
/// One submission queue entry, <c>struct io_uring_sqe</c>: 64 bytes. Fields that the header puts in one union have one name per use.
/// </summary>
/// <remarks>Source: the kernel's <c>uapi/linux/io_uring.h</c>. Offsets and size are checked against it by a test.</remarks>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct Sqe
{
    /// <summary>The operation.</summary>
    [FieldOffset(0)] public Opcode Opcode;
    /// <summary>Flags that every operation understands.</summary>
    [FieldOffset(1)] public SqeFlags Flags;
    /// <summary>I/O priority of file operations, or flags of the operation (<c>IORING_RECV_MULTISHOT</c> and its kind).</summary>
    [FieldOffset(2)] public ushort IoPriority;
    /// <summary>A descriptor, a fixed-file index, or what the operation puts there (SOCKET: the domain).</summary>
    [FieldOffset(4)] public int File;
    /// <summary>Offset in the file, or what the operation puts there (SOCKET: the type).</summary>
    [FieldOffset(8)] public ulong Offset;
    /// <summary>A second address (or the length of a socket address).</summary>
    [FieldOffset(8)] public ulong Address2;
    /// <summary>The operation code of URING_CMD; the 32 bits above it must be 0.</summary>
    [FieldOffset(8)] public uint CommandOperation;
    /// <summary>The buffer, or the first argument.</summary>
    [FieldOffset(16)] public ulong Address;
    /// <summary>Input offset of SPLICE.</summary>
    [FieldOffset(16)] public ulong SpliceOffsetIn;
    /// <summary>Level of a socket option command.</summary>
    [FieldOffset(16)] public uint Level;
    /// <summary>Name of a socket option command.</summary>
    [FieldOffset(20)] public uint OptionName;
    /// <summary>Bytes, entries, or flags of POLL commands.</summary>
    [FieldOffset(24)] public uint Length;
    /// <summary>Flags of the operation: msg_flags, accept_flags, timeout_flags, …</summary>
    [FieldOffset(28)] public uint OperationFlags;
    /// <summary>Comes back unchanged in every completion of this entry.</summary>
    [FieldOffset(32)] public ulong UserData;
    /// <summary>Index of a registered buffer.</summary>
    [FieldOffset(40)] public ushort BufferIndex;
    /// <summary>Group of provided buffers, with <see cref="SqeFlags.BufferSelect"/>.</summary>
    [FieldOffset(40)] public ushort BufferGroup;
    /// <summary>Registered credentials, 0 for the caller's own.</summary>
    [FieldOffset(42)] public ushort Personality;
    /// <summary>Where a direct descriptor goes, or which one is closed: slot + 1; 0 for an ordinary descriptor.</summary>
    [FieldOffset(44)] public uint FileIndex;
    /// <summary>Input descriptor of SPLICE and TEE.</summary>
    [FieldOffset(44)] public int SpliceFileIn;
    /// <summary>Length of a socket option, or the byte cap of a multishot RECV.</summary>
    [FieldOffset(44)] public uint OptionLength;
    /// <summary>Length of the destination address of SEND.</summary>
    [FieldOffset(44)] public ushort AddressLength;
    /// <summary>A third address.</summary>
    [FieldOffset(48)] public ulong Address3;
    /// <summary>Value of a socket option command.</summary>
    [FieldOffset(48)] public ulong OptionValue;
    /// <summary>Must be 0.</summary>
    [FieldOffset(56)] public ulong Padding;
}
