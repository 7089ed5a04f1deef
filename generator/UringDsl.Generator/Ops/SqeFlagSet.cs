using System;

namespace UringDsl.Generator.Ops;

/// <summary>Flags of a submission, bit for bit those of the runtime's <c>SqeFlags</c>.</summary>
[Flags]
internal enum SqeFlagSet : byte
{
    None = 0,
    FixedFile = 1 << 0,
    Drain = 1 << 1,
    Link = 1 << 2,
    HardLink = 1 << 3,
    Async = 1 << 4,
    BufferSelect = 1 << 5,
    CqeSkipSuccess = 1 << 6,
}
