using System;

namespace UringDsl.Abi;

/// <summary>Flags of io_uring_setup, <c>IORING_SETUP_*</c>.</summary>
[Flags]
public enum SetupFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>Completions are found by polling the device; files opened with O_DIRECT only (5.1).</summary>
    IoPoll = 1 << 0,
    /// <summary>A kernel thread consumes the SQ; it excludes the task-run flags (5.1).</summary>
    SqPoll = 1 << 1,
    /// <summary>Pins the SQ thread to <see cref="Params.SqThreadCpu"/>; needs <see cref="SqPoll"/> (5.1).</summary>
    SqAffinity = 1 << 2,
    /// <summary>The caller gives <see cref="Params.CqEntries"/>, at least as many as SQ entries (5.5).</summary>
    CqSize = 1 << 3,
    /// <summary>Oversize rings are made smaller (SQ 32768, CQ 65536) instead of being refused (5.6).</summary>
    Clamp = 1 << 4,
    /// <summary>Shares the worker pool of the ring in <see cref="Params.WorkQueueFile"/> (5.6).</summary>
    AttachWorkQueue = 1 << 5,
    /// <summary>The ring starts disabled; submitting before it is enabled is EBADFD (5.10).</summary>
    Disabled = 1 << 6,
    /// <summary>A submission that fails to prepare does not stop the rest of its batch (5.18).</summary>
    SubmitAll = 1 << 7,
    /// <summary>No interrupt for completion work; it runs at the next entry into the kernel (5.19).</summary>
    CooperativeTaskRun = 1 << 8,
    /// <summary>Sets <see cref="SqRingFlags.TaskRun"/> while work is pending; needs one of the two task-run modes (5.19).</summary>
    TaskRunFlag = 1 << 9,
    /// <summary>Submission entries have 128 bytes (5.19).</summary>
    Sqe128 = 1 << 10,
    /// <summary>Completion entries have 32 bytes (5.19).</summary>
    Cqe32 = 1 << 11,
    /// <summary>One thread submits; any other gets EEXIST (6.0).</summary>
    SingleIssuer = 1 << 12,
    /// <summary>Completion work runs only when the owner waits for events; needs <see cref="SingleIssuer"/> (6.1).</summary>
    DeferTaskRun = 1 << 13,
    /// <summary>The caller supplies the memory of the rings (6.5).</summary>
    NoMmap = 1 << 14,
    /// <summary>Setup returns a registered index instead of a descriptor; needs <see cref="NoMmap"/> (6.5).</summary>
    RegisteredFileOnly = 1 << 15,
    /// <summary>The SQ has no index array: entries are consumed in order (6.6).</summary>
    NoSqArray = 1 << 16,
    /// <summary>Sleeps before it polls; needs <see cref="IoPoll"/> (6.13).</summary>
    HybridIoPoll = 1 << 17,
    /// <summary>Completions of 16 and 32 bytes in one ring (6.18).</summary>
    CqeMixed = 1 << 18,
    /// <summary>Submissions of 64 and 128 bytes in one ring (6.19).</summary>
    SqeMixed = 1 << 19,
    /// <summary>Every submit starts at SQ index 0; needs <see cref="NoSqArray"/> (7.0).</summary>
    SqRewind = 1 << 20,
}
