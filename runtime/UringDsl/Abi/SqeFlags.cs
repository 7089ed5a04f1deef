using System;

namespace UringDsl.Abi;

/// <summary>Flags of a submission queue entry that every operation shares, <c>IOSQE_*</c>.</summary>
[Flags]
public enum SqeFlags : byte
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>The descriptor is an index in the fixed-file table (5.1).</summary>
    FixedFile = 1 << 0,
    /// <summary>Start after all earlier submissions have completed; later ones wait too (5.2).</summary>
    Drain = 1 << 1,
    /// <summary>The next entry starts when this one has succeeded (5.3).</summary>
    Link = 1 << 2,
    /// <summary>The next entry starts when this one has completed, failed or not (5.5).</summary>
    HardLink = 1 << 3,
    /// <summary>Go to a worker thread at once (5.6).</summary>
    Async = 1 << 4,
    /// <summary>The kernel picks a provided buffer of the group (5.7).</summary>
    BufferSelect = 1 << 5,
    /// <summary>No completion when the operation succeeds (5.17).</summary>
    CqeSkipSuccess = 1 << 6,
}
