using System;

namespace UringDsl;

public sealed partial record class RingOptions
{
    /// <summary>How the ring is set up. <see cref="RingModes.None"/> leaves the attribute's in force; anything else replaces them.</summary>
    public RingModes Modes { get; init; }

    /// <summary>
    /// How long the SQ thread spins before it sleeps, with <see cref="RingModes.SqPoll"/>. Default: the attribute's, or the kernel's second.
    /// </summary>
    public int SqPollIdleMilliseconds { get; init; }

    /// <summary>The processor of the SQ thread, with <see cref="RingModes.SqPoll"/>; -1 for any, or for the attribute's.</summary>
    public int SqPollProcessor { get; init; } = -1;

    /// <summary>
    /// How long the loop looks at the completion queue before it sleeps in the kernel. It needs a mode in which completions appear by
    /// themselves: <see cref="RingModes.SqPoll"/>, or <see cref="RingModes.TaskRunFlag"/>. Default: the attribute's, or not at all.
    /// </summary>
    public int BusyPollMicroseconds { get; init; }

    /// <summary>
    /// Leaves the waits of this ring in the processor's I/O wait time. Default: they are idle time, where the kernel can tell them apart
    /// (Linux 6.15).
    /// </summary>
    public bool CountsIoWait { get; init; }

    private void ValidateModes()
    {
        Check(SqPollIdleMilliseconds, int.MaxValue, nameof(SqPollIdleMilliseconds));
        Check(BusyPollMicroseconds, Core.RingSetup.MaxBusyPollMicroseconds, nameof(BusyPollMicroseconds));
        if (SqPollProcessor < -1) throw new ArgumentOutOfRangeException(nameof(SqPollProcessor), SqPollProcessor, "It must be a processor, or -1 for any.");
    }
}
