using System;

namespace UringDsl;

/// <summary>
/// Submits the same arguments again when the submission has failed for a reason that passes: a peer that refuses or does not answer, a deadline, a
/// signal, a lack of memory or ports. Its observer hears of the last attempt only. It stands on chains that make their own socket, which are repeated as
/// long as they have sent nothing, and on single operations that change nothing when they fail.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class RetryAttribute : Attribute
{
    /// <summary>How often it is submitted at most, the first time included: 2 to 1000, by default 3.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>
    /// The pause behind the first failure, in milliseconds, by default 50. Each further one is twice as long; up to half of each is left to chance.
    /// </summary>
    public int FirstDelayMilliseconds { get; set; } = 50;

    /// <summary>The longest pause, in milliseconds, by default 2000.</summary>
    public int MaxDelayMilliseconds { get; set; } = 2000;
}
