using System;

namespace UringDsl.Abi;

/// <summary>Flags of URING_CMD, <c>IORING_URING_CMD_*</c>.</summary>
[Flags]
public enum UringCommandFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>The command uses a registered buffer (6.3).</summary>
    FixedBuffer = 1 << 0,
    /// <summary>The command stays armed and takes provided buffers (6.18).</summary>
    Multishot = 1 << 1,
}
