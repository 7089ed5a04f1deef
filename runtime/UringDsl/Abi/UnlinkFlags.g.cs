// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>What UNLINKAT removes, <c>AT_*</c>.</summary>
[Flags]
public enum UnlinkFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>AT_REMOVEDIR</c>.</summary>
    RemoveDirectory = 0x200,
}
