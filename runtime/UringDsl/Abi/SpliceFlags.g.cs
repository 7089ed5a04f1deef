// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>Flags of splice and tee, <c>SPLICE_F_*</c>.</summary>
[Flags]
public enum SpliceFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>SPLICE_F_MOVE</c>.</summary>
    Move = 0x1,
    /// <summary><c>SPLICE_F_NONBLOCK</c>.</summary>
    NonBlock = 0x2,
    /// <summary><c>SPLICE_F_MORE</c>.</summary>
    More = 0x4,
    /// <summary><c>SPLICE_F_GIFT</c>.</summary>
    Gift = 0x8,
}
