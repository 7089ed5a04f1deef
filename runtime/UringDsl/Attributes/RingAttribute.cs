using System;

namespace UringDsl;

/// <summary>Sizes and modes of the handler's ring. A value of 0 takes the default; <see cref="RingOptions"/> overrides them at run time.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed partial class RingAttribute : Attribute
{
    /// <summary>Submission queue entries, a power of two up to 32768. Default 1024.</summary>
    public int SubmissionEntries { get; set; }

    /// <summary>
    /// Completion queue entries, a power of two up to 65536, at least <see cref="SubmissionEntries"/>. Default: twice
    /// <see cref="SubmissionEntries"/>, at least 4096.
    /// </summary>
    public int CompletionEntries { get; set; }

    /// <summary>Connections that may be open at once. Default: the size of the fixed-file table, or 4096 without one.</summary>
    public int MaxConnections { get; set; }

    /// <summary>
    /// Sends and held buffers that one connection may queue before its receive is paused. A received buffer that is sent on another connection counts
    /// for the one that received it, until it has gone out. Default 64.
    /// </summary>
    public int MaxQueued { get; set; }

    /// <summary>
    /// Several queued sends of a connection go out as one SEND that takes them from a ring of provided buffers (RECVSEND_BUNDLE, Linux 6.10), and not
    /// as a SENDMSG. Without the feature, and when sixteen such sends are under way, it is a SENDMSG as ever. Default false.
    /// </summary>
    public bool SendBundles { get; set; }

    /// <summary>Bytes from which an adaptive send goes out by zero copy. Default 16384.</summary>
    public int ZeroCopyThreshold { get; set; }
}
