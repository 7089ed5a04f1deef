using System;

namespace UringDsl;

/// <summary>Sizes and modes of the handler's ring. A value of 0 takes the default; <see cref="RingOptions"/> overrides them at run time.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed partial class RingAttribute : Attribute
{
    /// <summary>Submission queue entries, a power of two up to 32768. Default 1024.</summary>
    public int SubmissionEntries { get; set; }

    /// <summary>
    /// Completion queue entries, a power of two up to 65536, at least <see cref="SubmissionEntries"/>. Default: from the declarations, at
    /// least 4096.
    /// </summary>
    public int CompletionEntries { get; set; }

    /// <summary>Connections that may be open at once. Default: the size of the fixed-file table, or 4096 without one.</summary>
    public int MaxConnections { get; set; }

    /// <summary>Sends and held buffers that one connection may queue before its receive is paused. Default 16.</summary>
    public int MaxQueued { get; set; }

    /// <summary>Bytes from which an adaptive send goes out by zero copy. Default 16384.</summary>
    public int ZeroCopyThreshold { get; set; }
}
