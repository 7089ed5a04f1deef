namespace UringDsl.Abi;

/// <summary>What io_uring_register does, <c>IORING_REGISTER_*</c> and <c>IORING_UNREGISTER_*</c>.</summary>
public enum RegisterOpcode : uint
{
    /// <summary>Registers buffers (5.1).</summary>
    RegisterBuffers = 0,
    /// <summary>Releases the registered buffers (5.1).</summary>
    UnregisterBuffers = 1,
    /// <summary>Registers the fixed-file table (5.1).</summary>
    RegisterFiles = 2,
    /// <summary>Releases the fixed-file table (5.1).</summary>
    UnregisterFiles = 3,
    /// <summary>An eventfd for completions (5.2).</summary>
    RegisterEventFile = 4,
    /// <summary>Removes the eventfd (5.2).</summary>
    UnregisterEventFile = 5,
    /// <summary>Replaces entries of the fixed-file table (5.5).</summary>
    RegisterFilesUpdate = 6,
    /// <summary>An eventfd for completions that were not inline (5.6).</summary>
    RegisterEventFileAsync = 7,
    /// <summary>Reports the supported operations in <see cref="Probe"/> (5.6).</summary>
    RegisterProbe = 8,
    /// <summary>Stores credentials and returns their id (5.6).</summary>
    RegisterPersonality = 9,
    /// <summary>Forgets stored credentials (5.6).</summary>
    UnregisterPersonality = 10,
    /// <summary>Restricts a disabled ring to a list of operations (5.10).</summary>
    RegisterRestrictions = 11,
    /// <summary>Enables a disabled ring; the caller becomes its single issuer (5.10).</summary>
    RegisterEnableRings = 12,
    /// <summary>A fixed-file table that is tagged or sparse, from <see cref="ResourceRegister"/> (5.13).</summary>
    RegisterFiles2 = 13,
    /// <summary>Replaces tagged files (5.13).</summary>
    RegisterFilesUpdate2 = 14,
    /// <summary>Buffers that are tagged or sparse, from <see cref="ResourceRegister"/> (5.13).</summary>
    RegisterBuffers2 = 15,
    /// <summary>Replaces tagged buffers (5.13).</summary>
    RegisterBuffersUpdate = 16,
    /// <summary>Processors of the workers (5.14).</summary>
    RegisterWorkerAffinity = 17,
    /// <summary>Forgets the processors of the workers (5.14).</summary>
    UnregisterWorkerAffinity = 18,
    /// <summary>How many bounded and unbounded workers there may be (5.15).</summary>
    RegisterWorkerLimits = 19,
    /// <summary>Registers ring descriptors for the calling thread, at most 16, from <see cref="ResourceUpdate"/> (5.18).</summary>
    RegisterRingFiles = 20,
    /// <summary>Forgets registered ring descriptors (5.18).</summary>
    UnregisterRingFiles = 21,
    /// <summary>A ring of provided buffers, from <see cref="BufferRegistration"/> (5.19).</summary>
    RegisterBufferRing = 22,
    /// <summary>Removes a group of provided buffers (5.19).</summary>
    UnregisterBufferRing = 23,
    /// <summary>Cancels and waits, from <see cref="SyncCancelRegister"/>; it does not queue behind a drain (6.0).</summary>
    RegisterSyncCancel = 24,
    /// <summary>The slots that the kernel may allocate, from <see cref="FileIndexRange"/> (6.0).</summary>
    RegisterFileAllocationRange = 25,
    /// <summary>Where the kernel stands in a buffer ring (6.8).</summary>
    RegisterBufferRingStatus = 26,
    /// <summary>Busy polling of the network device (6.9).</summary>
    RegisterNapi = 27,
    /// <summary>Ends busy polling (6.9).</summary>
    UnregisterNapi = 28,
    /// <summary>The clock of timed waits (6.12).</summary>
    RegisterClock = 29,
    /// <summary>Copies the buffer table of another ring (6.12).</summary>
    RegisterCloneBuffers = 30,
    /// <summary>Sends a ring message without a ring; the descriptor is -1 (6.13).</summary>
    RegisterSendMessageRing = 31,
    /// <summary>A hardware queue for zero-copy receive; needs CAP_NET_ADMIN (6.15).</summary>
    RegisterZeroCopyReceive = 32,
    /// <summary>Changes the size of the rings; deferred task running only (6.13).</summary>
    RegisterResizeRings = 33,
    /// <summary>A region for wait arguments (6.13).</summary>
    RegisterMemoryRegion = 34,
    /// <summary>Asks what the kernel offers (6.18).</summary>
    RegisterQuery = 35,
    /// <summary>Controls a zero-copy receive queue (6.19).</summary>
    RegisterZeroCopyReceiveControl = 36,
    /// <summary>A BPF filter of operations (7.0).</summary>
    RegisterBpfFilter = 37,
    /// <summary>Or-ed to an opcode: the ring is given by its registered index (6.3).</summary>
    UseRegisteredRing = 1u << 31,
}
