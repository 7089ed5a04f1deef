using System;

namespace UringDsl;

/// <summary>Closes the connection at once: what is queued is discarded, what is in flight is cancelled.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AbortAttribute : OperationAttribute
{
    /// <summary>
    /// A peer over TCP sees a reset, and does not take a stream that was cut for one that has ended. It discards what the kernel has not sent yet, too
    /// (SO_LINGER of no time, Linux 6.7; before it, the stream just ends). Default: false.
    /// </summary>
    public bool Reset { get; set; }
}
