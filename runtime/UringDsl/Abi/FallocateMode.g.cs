// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>What fallocate does with a range, <c>FALLOC_FL_*</c>; nothing reserves it.</summary>
[Flags]
public enum FallocateMode : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>FALLOC_FL_KEEP_SIZE</c>.</summary>
    KeepSize = 0x1,
    /// <summary><c>FALLOC_FL_PUNCH_HOLE</c>.</summary>
    PunchHole = 0x2,
    /// <summary><c>FALLOC_FL_COLLAPSE_RANGE</c>.</summary>
    CollapseRange = 0x8,
    /// <summary><c>FALLOC_FL_ZERO_RANGE</c>.</summary>
    ZeroRange = 0x10,
    /// <summary><c>FALLOC_FL_INSERT_RANGE</c>.</summary>
    InsertRange = 0x20,
    /// <summary><c>FALLOC_FL_UNSHARE_RANGE</c>.</summary>
    UnshareRange = 0x40,
}
