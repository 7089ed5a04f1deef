using System;

namespace UringDsl.Abi;

/// <summary>Flags of POLL_ADD and POLL_REMOVE in <see cref="Sqe.Length"/>, <c>IORING_POLL_*</c>.</summary>
[Flags]
public enum PollFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>Stay armed (5.13).</summary>
    Multishot = 1 << 0,
    /// <summary>POLL_REMOVE changes the events (5.13).</summary>
    UpdateEvents = 1 << 1,
    /// <summary>POLL_REMOVE changes the user data (5.13).</summary>
    UpdateUserData = 1 << 2,
    /// <summary>Level triggered; defined (6.0) and refused by both operations.</summary>
    Level = 1 << 3,
}
