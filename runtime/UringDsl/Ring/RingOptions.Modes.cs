using System;
using System.Collections.Generic;

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

    /// <summary>
    /// How long a wait collects completions before fewer than <see cref="MinimumBatch"/> will do (Linux 6.12). It trades delay for fewer turns.
    /// Default: the attribute's, or not at all.
    /// </summary>
    public int MinimumWaitMicroseconds { get; init; }

    /// <summary>Completions that end a wait before <see cref="MinimumWaitMicroseconds"/> have passed. Default: the attribute's, or 16.</summary>
    public int MinimumBatch { get; init; }

    /// <summary>
    /// Passes the times of waits in memory that is registered once, so that the kernel copies nothing from the stack (Linux 6.13). The ring is
    /// made disabled for it.
    /// </summary>
    public bool RegistersWaits { get; init; }

    /// <summary>The clock by which waits end (Linux 6.12). Default: they last for a time, by the monotonic clock.</summary>
    public WaitClock WaitClock { get; init; }

    /// <summary>
    /// How long the kernel polls the network device before a wait sleeps (NAPI, Linux 6.9); it needs a driver that can, and loopback cannot.
    /// Default: the attribute's, or not at all. <see cref="RingControl.SetDevicePolling"/> changes it later.
    /// </summary>
    public int NapiBusyPollMicroseconds { get; init; }

    /// <summary>The device's interrupts stay off while <see cref="NapiBusyPollMicroseconds"/> polls it often enough.</summary>
    public bool NapiPrefersBusyPoll { get; init; }

    /// <summary>Worker threads for operations that end by themselves, files mostly (Linux 5.15). Default: the attribute's, or the kernel's.</summary>
    public int BoundedWorkers { get; init; }

    /// <summary>Worker threads for operations that may wait for ever, sockets mostly. Default: the attribute's, or the kernel's.</summary>
    public int UnboundedWorkers { get; init; }

    /// <summary>The processors of the worker threads (Linux 5.14). Default: those of the ring's thread.</summary>
    public IReadOnlyList<int>? WorkerProcessors { get; init; }

    /// <summary>
    /// The kernel refuses every operation that neither the handler declares nor the runtime needs, for as long as the ring lives: what an
    /// attacker who writes to the queues cannot do either (Linux 5.10). The ring is made disabled for it.
    /// </summary>
    public bool RestrictsOperations { get; init; }

    /// <summary>A ring that was made before, perhaps on another thread; its sizes and modes count, those of the options and attributes do not.</summary>
    public PreparedRing? Prepared { get; init; }

    private void ValidateModes()
    {
        Check(MinimumWaitMicroseconds, Core.RingSetup.MaxMinimumWaitMicroseconds, nameof(MinimumWaitMicroseconds));
        Check(MinimumBatch, Core.RingSetup.MaxCompletions, nameof(MinimumBatch));
        Check(NapiBusyPollMicroseconds, Core.RingSetup.MaxBusyPollMicroseconds, nameof(NapiBusyPollMicroseconds));
        Check(BoundedWorkers, Core.RingSetup.MaxWorkers, nameof(BoundedWorkers));
        Check(UnboundedWorkers, Core.RingSetup.MaxWorkers, nameof(UnboundedWorkers));
        if (WaitClock is < WaitClock.Interval or > WaitClock.BootTime)
        {
            throw new ArgumentOutOfRangeException(nameof(WaitClock), WaitClock, "It must be a name of WaitClock.");
        }
        if (WorkerProcessors is not null) Core.ProcessorSet.Check(WorkerProcessors, nameof(WorkerProcessors));
        Check(SqPollIdleMilliseconds, int.MaxValue, nameof(SqPollIdleMilliseconds));
        Check(BusyPollMicroseconds, Core.RingSetup.MaxBusyPollMicroseconds, nameof(BusyPollMicroseconds));
        if (SqPollProcessor < -1) throw new ArgumentOutOfRangeException(nameof(SqPollProcessor), SqPollProcessor, "It must be a processor, or -1 for any.");
    }
}
