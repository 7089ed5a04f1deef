// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>Flags of pipe2, <c>O_*</c>.</summary>
[Flags]
public enum PipeFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>O_NOTIFICATION_PIPE</c> (Linux 6.16).</summary>
    Notification = 0x80,
    /// <summary><c>O_NONBLOCK</c> (Linux 6.16).</summary>
    NonBlock = 0x800,
    /// <summary><c>O_DIRECT</c> (Linux 6.16).</summary>
    Direct = 0x4000,
    /// <summary><c>O_CLOEXEC</c> (Linux 6.16).</summary>
    CloseOnExec = 0x80000,
}
