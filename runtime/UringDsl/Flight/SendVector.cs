using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>The arguments of one SENDMSG: a message header and its vectors. They stay until its last completion.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SendVector
{
    public const int MaxVectors = 60;

    public int Next; // of the pool's free list
    public MessageHeader Header;
    public fixed ulong Vectors[MaxVectors * 2]; // struct iovec: base, length
}
