// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>What WAITID waits for, <c>W*</c>.</summary>
[Flags]
public enum WaitOptions : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>WNOHANG</c>.</summary>
    NoHang = 0x1,
    /// <summary><c>WSTOPPED</c>.</summary>
    Stopped = 0x2,
    /// <summary><c>WEXITED</c>.</summary>
    Exited = 0x4,
    /// <summary><c>WCONTINUED</c>.</summary>
    Continued = 0x8,
    /// <summary><c>WNOWAIT</c>.</summary>
    LeaveWaitable = 0x1000000,
}
