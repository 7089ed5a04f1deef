using System;

namespace UringDsl;

/// <summary>One operation of a submission, one SQE. Several on one method are a linked chain in the order in which they stand.</summary>
public abstract class OperationAttribute : Attribute
{
    /// <summary>How the next operation of the chain depends on this one; <see cref="LinkKind.None"/> on the last.</summary>
    public LinkKind Link { get; set; }

    /// <summary>
    /// IOSQE_IO_DRAIN (Linux 5.2): start when everything that this ring submitted before has completed; what is submitted later waits too. On the
    /// first step of a chain. A handler that uses it has no multishot, which a drain would wait for without end.
    /// </summary>
    public bool Drain { get; set; }

    /// <summary>IOSQE_ASYNC (Linux 5.6): go to a worker thread of the kernel at once, without a first attempt that does not wait.</summary>
    public bool Async { get; set; }

    /// <summary>
    /// The <c>ushort</c> parameter with the credentials under which the operation runs: what <see cref="RingControl.RegisterPersonality"/>
    /// returned, or 0 for those of the ring's thread (Linux 5.6). Not on what the runtime submits by itself: listeners, receives into buffer rings,
    /// lone sends.
    /// </summary>
    public string? Personality { get; set; }
}
