namespace UringDsl;

public sealed partial class RingAttribute
{
    /// <summary>How the ring is set up; what does not go together is an error of the declaration.</summary>
    public RingModes Modes { get; set; }

    /// <summary>How long the SQ thread spins before it sleeps, with <see cref="RingModes.SqPoll"/>. Default: the kernel's second.</summary>
    public int SqPollIdleMilliseconds { get; set; }

    /// <summary>The processor of the SQ thread, with <see cref="RingModes.SqPoll"/>. Default -1: any.</summary>
    public int SqPollProcessor { get; set; } = -1;

    /// <summary>
    /// How long the loop looks at the completion queue before it sleeps in the kernel. It needs a mode in which completions appear by
    /// themselves: <see cref="RingModes.SqPoll"/>, or <see cref="RingModes.TaskRunFlag"/>. Default: not at all.
    /// </summary>
    public int BusyPollMicroseconds { get; set; }
}
