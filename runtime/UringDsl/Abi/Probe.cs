using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Head of the answer to REGISTER_PROBE (5.6), <c>struct io_uring_probe</c>: 16 bytes.</summary>
/// <remarks>The array follows in memory, up to 256 entries.</remarks>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public struct Probe
{
    /// <summary>The highest opcode that the kernel knows.</summary>
    public byte LastOpcode;
    /// <summary>Number of <see cref="ProbeOperation"/> that follow.</summary>
    public byte Count;
    /// <summary>Must be 0.</summary>
    public ushort Reserved0;
    /// <summary>Must be 0.</summary>
    public uint Reserved1;
    /// <summary>Must be 0.</summary>
    public uint Reserved2;
    /// <summary>Must be 0.</summary>
    public uint Reserved3;
}
