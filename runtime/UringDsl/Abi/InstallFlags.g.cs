// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>Flags of FIXED_FD_INSTALL, <c>IORING_FIXED_FD_*</c>.</summary>
[Flags]
public enum InstallFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>IORING_FIXED_FD_NO_CLOEXEC</c> (Linux 6.8).</summary>
    NoCloseOnExec = 0x1,
}
