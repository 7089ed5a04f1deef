// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>What SYNC_FILE_RANGE starts and waits for, <c>SYNC_FILE_RANGE_*</c>.</summary>
[Flags]
public enum SyncRangeFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>SYNC_FILE_RANGE_WAIT_BEFORE</c>.</summary>
    WaitBefore = 0x1,
    /// <summary><c>SYNC_FILE_RANGE_WRITE</c>.</summary>
    Write = 0x2,
    /// <summary><c>SYNC_FILE_RANGE_WAIT_AFTER</c>.</summary>
    WaitAfter = 0x4,
}
