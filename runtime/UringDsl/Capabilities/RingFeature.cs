using System;

namespace UringDsl;

/// <summary>
/// A part of io_uring that not every kernel has. Each is probed when a ring starts, can be switched off (<see cref="RingOptions.Disable"/>, the
/// environment), and runtime/docs/capabilities.md says what happens without it. The numbers are of this library and may change.
/// </summary>
[Flags]
public enum RingFeature : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Waits take their time as an argument of io_uring_enter (5.11).</summary>
    ExtendedWait = 1UL << 0,
    /// <summary>A submission can post its completion only when it fails (5.17).</summary>
    SkipSuccess = 1UL << 1,
    /// <summary>The ring's descriptor is registered, which saves its look-up (5.18).</summary>
    RegisteredRing = 1UL << 2,
    /// <summary>MSG_RING posts a completion to another ring (5.18).</summary>
    MessageRing = 1UL << 3,
    /// <summary>Completion work does not interrupt the thread (5.19).</summary>
    CooperativeTaskRun = 1UL << 4,
    /// <summary>The ring tells when completion work waits (5.19).</summary>
    TaskRunFlag = 1UL << 5,
    /// <summary>A ring of 32-byte completions (5.19).</summary>
    Cqe32 = 1UL << 6,
    /// <summary>Buffers of receives lie in a ring that the kernel takes from (5.19).</summary>
    BufferRings = 1UL << 7,
    /// <summary>One ACCEPT brings every connection (5.19).</summary>
    MultishotAccept = 1UL << 8,
    /// <summary>A sparse table of fixed files, whose slots the kernel can pick (5.19).</summary>
    DirectDescriptors = 1UL << 9,
    /// <summary>A sparse table of registered buffers (5.19).</summary>
    RegisteredBuffers = 1UL << 10,
    /// <summary>A send or a receive waits for readiness before its first attempt (5.19).</summary>
    PollFirst = 1UL << 11,
    /// <summary>ASYNC_CANCEL by file, and of all that match (5.19).</summary>
    CancelByFile = 1UL << 12,
    /// <summary>One thread submits, so that the kernel locks less (6.0).</summary>
    SingleIssuer = 1UL << 13,
    /// <summary>One RECV brings every piece (6.0).</summary>
    MultishotReceive = 1UL << 14,
    /// <summary>One RECVMSG brings every message (6.0).</summary>
    MultishotReceiveMessage = 1UL << 15,
    /// <summary>SEND_ZC (6.0).</summary>
    SendZeroCopy = 1UL << 16,
    /// <summary>The kernel picks slots from a part of the table only (6.0).</summary>
    FileAllocationRange = 1UL << 17,
    /// <summary>MSG_RING passes a direct descriptor to another ring (6.0).</summary>
    MessageRingDescriptors = 1UL << 18,
    /// <summary>ASYNC_CANCEL by slot (6.0).</summary>
    CancelBySlot = 1UL << 19,
    /// <summary>A cancellation that waits, outside the queue (6.0).</summary>
    SyncCancel = 1UL << 20,
    /// <summary>SENDMSG_ZC (6.1).</summary>
    SendMessageZeroCopy = 1UL << 21,
    /// <summary>Completion work runs only when the ring's thread asks for it (6.1).</summary>
    DeferTaskRun = 1UL << 22,
    /// <summary>A zero-copy send tells whether the data was copied after all (6.2).</summary>
    ReportUsage = 1UL << 23,
    /// <summary>MSG_RING sets the flags of the completion that it posts (6.3).</summary>
    MessageRingFlags = 1UL << 24,
    /// <summary>One TIMEOUT fires again and again (6.4).</summary>
    MultishotTimeout = 1UL << 25,
    /// <summary>The submission queue has no index array (6.6).</summary>
    NoSqArray = 1UL << 26,
    /// <summary>A socket's queue lengths by URING_CMD (6.6).</summary>
    SocketQueueCommands = 1UL << 27,
    /// <summary>ASYNC_CANCEL by opcode and by user data together with others (6.6).</summary>
    CancelByOperation = 1UL << 28,
    /// <summary>Socket options by URING_CMD (6.7).</summary>
    SocketCommands = 1UL << 29,
    /// <summary>READ_MULTISHOT (6.7).</summary>
    MultishotRead = 1UL << 30,
    /// <summary>The kernel tells how far it has taken from a buffer ring (6.8).</summary>
    BufferRingStatus = 1UL << 31,
    /// <summary>Busy polling of the network device (6.9).</summary>
    Napi = 1UL << 32,
    /// <summary>One receive spans several provided buffers (6.10).</summary>
    RecvBundle = 1UL << 33,
    /// <summary>One send takes several provided buffers (6.10).</summary>
    SendBundle = 1UL << 34,
    /// <summary>BIND and LISTEN (6.11).</summary>
    BindListen = 1UL << 35,
    /// <summary>A wait for some completions turns into one for a single one after a time (6.12).</summary>
    MinimumWait = 1UL << 36,
    /// <summary>Provided buffers are used up piece by piece (6.12).</summary>
    IncrementalBuffers = 1UL << 37,
    /// <summary>Registered buffers are copied from another ring, one by one (6.13).</summary>
    CloneBuffers = 1UL << 38,
    /// <summary>Polling for block I/O that sleeps first (6.13).</summary>
    HybridPolling = 1UL << 39,
    /// <summary>The arguments of waits lie in registered memory (6.13).</summary>
    RegisteredWaits = 1UL << 40,
    /// <summary>The queues change their size at run time (6.13).</summary>
    ResizeRings = 1UL << 41,
    /// <summary>A message to a ring without a ring of one's own (6.13).</summary>
    DirectMessages = 1UL << 42,
    /// <summary>The file of a slot is released when it has been closed, not when every earlier operation on any slot has ended (6.13).</summary>
    SlotRelease = 1UL << 48,
    /// <summary>Waiting for completions does not count as waiting for I/O (6.15).</summary>
    NoIoWait = 1UL << 43,
    /// <summary>RECV_ZC: receives without a copy, on hardware that splits headers (6.15).</summary>
    ZeroCopyReceive = 1UL << 44,
    /// <summary>SEND and SEND_ZC take an array of vectors (6.17).</summary>
    VectorizedSends = 1UL << 45,
    /// <summary>A multishot RECV has limits: for one completion, and for all of them (6.17).</summary>
    ReceiveLimits = 1UL << 49,
    /// <summary>Completions of 16 and of 32 bytes in one ring (6.18).</summary>
    CqeMixed = 1UL << 46,
    /// <summary>The addresses of a socket by URING_CMD (6.19).</summary>
    SocketNames = 1UL << 50,
    /// <summary>The kernel lists what it knows (6.18).</summary>
    Query = 1UL << 47,
}
