using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>What the kernel says about one operation, <c>struct io_uring_probe_op</c>: 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 8)]
public struct ProbeOperation
{
    /// <summary>The operation.</summary>
    public Opcode Opcode;
    /// <summary>0.</summary>
    public byte Reserved0;
    /// <summary><see cref="UringConstants.OperationSupported"/>, or 0.</summary>
    public ushort Flags;
    /// <summary>0.</summary>
    public uint Reserved1;
}
