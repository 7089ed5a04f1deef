using System.Runtime.InteropServices;

namespace UringDsl.Abi;

/// <summary>Argument of REGISTER_SYNC_CANCEL (6.0), <c>struct io_uring_sync_cancel_reg</c>: 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
public struct SyncCancelRegister
{
    /// <summary>User data to match.</summary>
    public ulong UserData;
    /// <summary>Descriptor or slot to match.</summary>
    public int File;
    /// <summary>What is matched.</summary>
    public CancelFlags Flags;
    /// <summary>How long to wait; -1 in both fields for no limit.</summary>
    public Timespec Timeout;
    /// <summary>Operation to match (6.6); else 0.</summary>
    public Opcode Opcode;
    /// <summary>Must be 0.</summary>
    public byte Reserved0;
    /// <summary>Must be 0.</summary>
    public ushort Reserved1;
    /// <summary>Must be 0.</summary>
    public uint Reserved2;
    /// <summary>Must be 0.</summary>
    public ulong Reserved3;
    /// <summary>Must be 0.</summary>
    public ulong Reserved4;
    /// <summary>Must be 0.</summary>
    public ulong Reserved5;
}
