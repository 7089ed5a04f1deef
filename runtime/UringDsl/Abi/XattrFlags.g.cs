// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>Whether setting an extended attribute may make or replace it, <c>XATTR_*</c>.</summary>
[Flags]
public enum XattrFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>XATTR_CREATE</c>.</summary>
    Create = 0x1,
    /// <summary><c>XATTR_REPLACE</c>.</summary>
    Replace = 0x2,
}
