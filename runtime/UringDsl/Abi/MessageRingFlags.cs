using System;

namespace UringDsl.Abi;

/// <summary>Flags of MSG_RING, <c>IORING_MSG_RING_*</c>.</summary>
[Flags]
public enum MessageRingFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>No completion at the target of a passed file (6.0).</summary>
    CqeSkip = 1 << 0,
    /// <summary>The completion at the target carries the flags that the submission names (6.3).</summary>
    PassFlags = 1 << 1,
}
