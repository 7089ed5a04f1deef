// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>What FSYNC writes, <c>IORING_FSYNC_*</c>.</summary>
[Flags]
public enum FsyncFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>IORING_FSYNC_DATASYNC</c>.</summary>
    DataOnly = 0x1,
}
