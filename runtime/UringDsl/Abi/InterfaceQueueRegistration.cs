using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Argument of REGISTER_ZCRX_IFQ, <c>struct io_uring_zcrx_ifq_reg</c>: 96 bytes (Linux 6.15).</summary>
[StructLayout(LayoutKind.Explicit, Size = 96)]
public struct InterfaceQueueRegistration
{
    /// <summary>Index of the network interface.</summary>
    [FieldOffset(0)] public uint InterfaceIndex;
    /// <summary>The receive queue of the interface.</summary>
    [FieldOffset(4)] public uint ReceiveQueue;
    /// <summary>Entries of the queue through which buffers go back, a power of two.</summary>
    [FieldOffset(8)] public uint RefillEntries;
    /// <summary>Reserved.</summary>
    [FieldOffset(12)] public uint Flags;
    /// <summary>Address of an <see cref="InterfaceQueueArea"/>.</summary>
    [FieldOffset(16)] public ulong Area;
    /// <summary>Address of a region descriptor for the refill queue.</summary>
    [FieldOffset(24)] public ulong Region;
    /// <summary>Out: where in the region the kernel's position of the refill queue is.</summary>
    [FieldOffset(32)] public uint HeadOffset;
    /// <summary>Out: the same for this side's position.</summary>
    [FieldOffset(36)] public uint TailOffset;
    /// <summary>Out: the same for the entries.</summary>
    [FieldOffset(40)] public uint EntriesOffset;
    /// <summary>Out: the number of the queue in this ring.</summary>
    [FieldOffset(64)] public uint Id;
}
