using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>What a multishot RECVMSG writes at the start of each buffer, <c>struct io_uring_recvmsg_out</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
public struct ReceivedMessageHeader
{
    /// <summary>Bytes of the sender's address; more than were kept for it when it was cut.</summary>
    [FieldOffset(0)] public uint NameLength;
    /// <summary>Bytes of control data.</summary>
    [FieldOffset(4)] public uint ControlLength;
    /// <summary>Bytes of payload.</summary>
    [FieldOffset(8)] public uint PayloadLength;
    /// <summary>What happened to the message.</summary>
    [FieldOffset(12)] public MsgFlags Flags;
}
