using System;

namespace UringDsl.Abi;

/// <summary>Flags of io_uring_enter, <c>IORING_ENTER_*</c>.</summary>
[Flags]
public enum EnterFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>Wait for completions, run deferred work, flush an overflowed CQ (5.1).</summary>
    GetEvents = 1 << 0,
    /// <summary>Wake the SQ thread (5.1).</summary>
    SqWakeup = 1 << 1,
    /// <summary>Wait for room in the SQ; SQ thread only (5.10).</summary>
    SqWait = 1 << 2,
    /// <summary>The argument is a <see cref="GetEventsArg"/> (5.11).</summary>
    ExtendedArgument = 1 << 3,
    /// <summary>The ring is given by its registered index (5.18).</summary>
    RegisteredRing = 1 << 4,
    /// <summary>The timeout is a point in time (6.12).</summary>
    AbsoluteTimer = 1 << 5,
    /// <summary>The argument is an index in a registered wait region (6.13).</summary>
    ExtendedArgumentRegistered = 1 << 6,
    /// <summary>The wait does not count as I/O wait of the processor (6.15).</summary>
    NoIoWait = 1 << 7,
}
