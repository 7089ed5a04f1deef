using System;

namespace UringDsl.Abi;

/// <summary>Flags of TIMEOUT, TIMEOUT_REMOVE and LINK_TIMEOUT, <c>IORING_TIMEOUT_*</c>.</summary>
[Flags]
public enum TimeoutFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>The time is a point, not a span; not with <see cref="Multishot"/> (5.4).</summary>
    Absolute = 1 << 0,
    /// <summary>TIMEOUT_REMOVE changes the timeout instead of removing it (5.11).</summary>
    Update = 1 << 1,
    /// <summary>The clock that also counts while the machine sleeps (5.15).</summary>
    BootTime = 1 << 2,
    /// <summary>The wall clock (5.15).</summary>
    RealTime = 1 << 3,
    /// <summary>TIMEOUT_REMOVE changes a link timeout (5.15).</summary>
    LinkTimeoutUpdate = 1 << 4,
    /// <summary>An expiry does not break a chain; the result is ETIME all the same (5.16).</summary>
    ExpirySucceeds = 1 << 5,
    /// <summary>Fires again and again; the count of the submission limits it, 0 for no limit (6.4).</summary>
    Multishot = 1 << 6,
    /// <summary>Nanoseconds stand in the address field (7.1).</summary>
    ImmediateArgument = 1 << 7,
}
