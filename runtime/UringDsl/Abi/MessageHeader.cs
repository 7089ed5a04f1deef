using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Argument of SENDMSG and RECVMSG, as the kernel reads it on 64 bits, <c>struct msghdr</c>: 56 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
public struct MessageHeader
{
    /// <summary>Address of a socket address, or 0.</summary>
    [FieldOffset(0)] public ulong Name;
    /// <summary>Bytes of it.</summary>
    [FieldOffset(8)] public uint NameLength;
    /// <summary>Address of an array of <see cref="IoVector"/>.</summary>
    [FieldOffset(16)] public ulong Vectors;
    /// <summary>Number of pieces.</summary>
    [FieldOffset(24)] public ulong VectorCount;
    /// <summary>Address of control data, or 0.</summary>
    [FieldOffset(32)] public ulong Control;
    /// <summary>Bytes of it.</summary>
    [FieldOffset(40)] public ulong ControlLength;
    /// <summary>Out, RECVMSG: what happened to the message.</summary>
    [FieldOffset(48)] public MsgFlags Flags;
}
