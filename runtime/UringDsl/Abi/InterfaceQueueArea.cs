using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>The memory that a network device writes to, <c>struct io_uring_zcrx_area_reg</c>: 48 bytes (Linux 6.15).</summary>
[StructLayout(LayoutKind.Explicit, Size = 48)]
public struct InterfaceQueueArea
{
    /// <summary>Address, on a page.</summary>
    [FieldOffset(0)] public ulong Address;
    /// <summary>Bytes, in whole pages.</summary>
    [FieldOffset(8)] public ulong Length;
    /// <summary>Out: what stands in the upper bits of an offset that goes back.</summary>
    [FieldOffset(16)] public ulong RefillToken;
    /// <summary>Reserved, but for memory of a device.</summary>
    [FieldOffset(24)] public uint Flags;
    /// <summary>Descriptor of a device's memory.</summary>
    [FieldOffset(28)] public uint DeviceMemory;
}
