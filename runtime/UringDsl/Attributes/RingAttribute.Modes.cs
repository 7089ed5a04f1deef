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

    /// <summary>
    /// How long a wait collects completions before fewer than <see cref="MinimumBatch"/> will do (Linux 6.12). It trades delay for fewer turns.
    /// Default: not at all.
    /// </summary>
    public int MinimumWaitMicroseconds { get; set; }

    /// <summary>Completions that end a wait before <see cref="MinimumWaitMicroseconds"/> have passed. Default 16.</summary>
    public int MinimumBatch { get; set; }

    /// <summary>How long the kernel polls the network device before a wait sleeps (NAPI, Linux 6.9). Default: not at all.</summary>
    public int NapiBusyPollMicroseconds { get; set; }

    /// <summary>Worker threads for operations that end by themselves, files mostly (Linux 5.15). Default: the kernel's.</summary>
    public int BoundedWorkers { get; set; }

    /// <summary>Worker threads for operations that may wait for ever, sockets mostly. Default: the kernel's.</summary>
    public int UnboundedWorkers { get; set; }
}
