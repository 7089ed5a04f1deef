// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>Flags of renameat2, <c>RENAME_*</c>.</summary>
[Flags]
public enum RenameFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>RENAME_NOREPLACE</c>.</summary>
    NoReplace = 0x1,
    /// <summary><c>RENAME_EXCHANGE</c>.</summary>
    Exchange = 0x2,
    /// <summary><c>RENAME_WHITEOUT</c>.</summary>
    Whiteout = 0x4,
}
