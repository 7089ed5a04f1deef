// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>Flags of linkat, <c>AT_*</c>.</summary>
[Flags]
public enum HardLinkFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>AT_SYMLINK_FOLLOW</c>.</summary>
    Follow = 0x400,
    /// <summary><c>AT_EMPTY_PATH</c>.</summary>
    EmptyPath = 0x1000,
}
