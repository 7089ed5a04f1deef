using System;

namespace UringDsl.Abi;

/// <summary>What the application says in the flags word of the CQ, <c>IORING_CQ_*</c>.</summary>
[Flags]
public enum CqRingFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>No signal on the eventfd (5.8).</summary>
    EventFileDisabled = 1 << 0,
}
