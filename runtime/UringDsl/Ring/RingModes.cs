using System;

namespace UringDsl;

/// <summary>
/// How a ring is set up, for <see cref="RingAttribute.Modes"/> and <see cref="RingOptions.Modes"/>. The values are those of
/// <c>IORING_SETUP_*</c>. Without any of them the fastest that the kernel has are taken: <see cref="SubmitAll"/>, <see cref="SingleIssuer"/>,
/// <see cref="DeferTaskRun"/> and <see cref="NoSqArray"/>, and older ones where those are missing.
/// <para>
/// When one of these four, <see cref="CooperativeTaskRun"/> or <see cref="SqRewind"/> is named, the ring gets exactly what is named, and a
/// kernel that refuses it refuses the ring. The other modes are added to the defaults that they go with. runtime/docs/modes.md has the table.
/// </para>
/// </summary>
[Flags]
public enum RingModes
{
    /// <summary>The defaults.</summary>
    None = 0,
    /// <summary>
    /// Completions are found by polling the device: READ and WRITE of files opened with O_DIRECT only, on a device with poll queues (Linux 5.1).
    /// </summary>
    IoPoll = 1 << 0,
    /// <summary>
    /// A kernel thread takes the submissions: a steady load makes next to no system calls, and costs a processor (Linux 5.1; 5.11 without
    /// privileges). It excludes the task-run modes.
    /// </summary>
    SqPoll = 1 << 1,
    /// <summary>The ring is made disabled and enabled when everything is registered, before the handler starts (Linux 5.10).</summary>
    StartDisabled = 1 << 6,
    /// <summary>A submission that cannot be prepared does not stop those behind it (Linux 5.18).</summary>
    SubmitAll = 1 << 7,
    /// <summary>No interrupt for completion work: it runs at the next entry into the kernel (Linux 5.19).</summary>
    CooperativeTaskRun = 1 << 8,
    /// <summary>
    /// The kernel says when completion work is pending, and the loop enters only then. It needs <see cref="CooperativeTaskRun"/> or
    /// <see cref="DeferTaskRun"/> (Linux 5.19).
    /// </summary>
    TaskRunFlag = 1 << 9,
    /// <summary>Every completion has 32 bytes (Linux 5.19).</summary>
    Cqe32 = 1 << 11,
    /// <summary>The kernel may rely on one submitting thread (Linux 6.0).</summary>
    SingleIssuer = 1 << 12,
    /// <summary>Completion work runs when the ring waits, and at no other time. It needs <see cref="SingleIssuer"/> (Linux 6.1).</summary>
    DeferTaskRun = 1 << 13,
    /// <summary>The submission queue has no array of indices (Linux 6.6).</summary>
    NoSqArray = 1 << 16,
    /// <summary>Sleeps for a part of the expected time before it polls. It needs <see cref="IoPoll"/> (Linux 6.13).</summary>
    HybridIoPoll = 1 << 17,
    /// <summary>
    /// Completions of 16 and of 32 bytes in one queue (Linux 6.18, which can lose one when that queue overflows: declare CompletionEntries for the
    /// largest burst, two for each large one, or take <see cref="Cqe32"/>).
    /// </summary>
    CqeMixed = 1 << 18,
    /// <summary>Every submit starts at entry 0, which stays in the cache. It needs <see cref="NoSqArray"/> (Linux 7.0).</summary>
    SqRewind = 1 << 20,
}
