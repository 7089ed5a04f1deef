// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>How STATX resolves the path and how fresh the answer is, <c>AT_*</c>.</summary>
[Flags]
public enum StatxFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>AT_SYMLINK_NOFOLLOW</c>.</summary>
    NoFollow = 0x100,
    /// <summary><c>AT_NO_AUTOMOUNT</c>.</summary>
    NoAutomount = 0x800,
    /// <summary><c>AT_EMPTY_PATH</c>.</summary>
    EmptyPath = 0x1000,
    /// <summary><c>AT_STATX_FORCE_SYNC</c>.</summary>
    ForceSync = 0x2000,
    /// <summary><c>AT_STATX_DONT_SYNC</c>.</summary>
    DontSync = 0x4000,
}
