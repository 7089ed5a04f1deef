using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>The arguments of one SENDMSG or RECVMSG: a message header, its vectors, and room for a name. They stay until the last completion.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SendVector
{
    public const int MaxVectors = 60;

    public FreeBlock Block; // of the pool
    public int Next; // of the blocks of one flight
    public MessageHeader Header;
    public fixed ulong Vectors[MaxVectors * 2]; // struct iovec: base, length
    public fixed byte Name[PeerAddress.MaxLength]; // of a RECVMSG, which the kernel writes
}
