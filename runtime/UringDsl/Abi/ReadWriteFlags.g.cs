// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

using System;

namespace UringDsl.Abi;

/// <summary>Flags of one read or write, as preadv2 and pwritev2 take them, <c>RWF_*</c>.</summary>
[Flags]
public enum ReadWriteFlags : uint
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>RWF_HIPRI</c>.</summary>
    HighPriority = 0x1,
    /// <summary><c>RWF_DSYNC</c>.</summary>
    DataSync = 0x2,
    /// <summary><c>RWF_SYNC</c>.</summary>
    Sync = 0x4,
    /// <summary><c>RWF_NOWAIT</c>.</summary>
    NoWait = 0x8,
    /// <summary><c>RWF_APPEND</c>.</summary>
    Append = 0x10,
    /// <summary><c>RWF_NOAPPEND</c> (Linux 6.9).</summary>
    NoAppend = 0x20,
    /// <summary><c>RWF_ATOMIC</c> (Linux 6.11).</summary>
    Atomic = 0x40,
    /// <summary><c>RWF_DONTCACHE</c> (Linux 6.14).</summary>
    DontCache = 0x80,
}
