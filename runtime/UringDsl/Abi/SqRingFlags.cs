using System;

namespace UringDsl.Abi;

/// <summary>What the kernel says in the flags word of the SQ, <c>IORING_SQ_*</c>.</summary>
[Flags]
public enum SqRingFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>The SQ thread sleeps (5.1).</summary>
    NeedWakeup = 1 << 0,
    /// <summary>Completions wait outside the CQ: enter with <see cref="EnterFlags.GetEvents"/> (5.8).</summary>
    CqOverflow = 1 << 1,
    /// <summary>Completion work is pending: enter the kernel (5.19).</summary>
    TaskRun = 1 << 2,
}
