using System;

namespace UringDsl.Abi;

/// <summary>What the kernel reports in <see cref="Params.Features"/>, <c>IORING_FEAT_*</c>.</summary>
[Flags]
public enum FeatureFlags : uint
{
    /// <summary>No feature.</summary>
    None = 0,
    /// <summary>SQ and CQ share one mapping (5.4).</summary>
    SingleMmap = 1 << 0,
    /// <summary>Completions that do not fit the CQ are kept aside; a multishot still ends (5.5).</summary>
    NoDrop = 1 << 1,
    /// <summary>Arguments are copied at submission; data buffers are not (5.5).</summary>
    SubmitStable = 1 << 2,
    /// <summary>Offset -1 reads and writes at the file position (5.6).</summary>
    CurrentPosition = 1 << 3,
    /// <summary>The credentials of the submitting thread apply (5.6).</summary>
    CurrentPersonality = 1 << 4,
    /// <summary>Waiting for readiness takes no worker thread (5.7).</summary>
    FastPoll = 1 << 5,
    /// <summary>Poll masks have 32 bits (5.9).</summary>
    Poll32Bits = 1 << 6,
    /// <summary>An SQ thread accepts ordinary descriptors (5.11).</summary>
    SqPollNonFixed = 1 << 7,
    /// <summary>io_uring_enter takes <see cref="GetEventsArg"/> (5.11).</summary>
    ExtendedArgument = 1 << 8,
    /// <summary>Workers are threads of the process (5.12).</summary>
    NativeWorkers = 1 << 9,
    /// <summary>Registered files and buffers may carry tags (5.13).</summary>
    ResourceTags = 1 << 10,
    /// <summary><see cref="SqeFlags.CqeSkipSuccess"/> is understood (5.17).</summary>
    CqeSkip = 1 << 11,
    /// <summary>A file is looked up when its operation starts, so that a chain may use a slot it filled (5.17).</summary>
    LinkedFile = 1 << 12,
    /// <summary>io_uring_register takes a registered ring index (6.3).</summary>
    RegisterRegisteredRing = 1 << 13,
    /// <summary>Bundles, and provided buffers for SEND (6.10).</summary>
    RecvSendBundle = 1 << 14,
    /// <summary>Waiting takes a minimum batch time (6.12).</summary>
    MinimumTimeout = 1 << 15,
    /// <summary>Integrity attributes of reads and writes (6.14).</summary>
    ReadWriteAttributes = 1 << 16,
    /// <summary><see cref="EnterFlags.NoIoWait"/> is understood (6.15).</summary>
    NoIoWait = 1 << 17,
}
