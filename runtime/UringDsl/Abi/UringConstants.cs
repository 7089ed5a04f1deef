namespace UringDsl.Abi;

/// <summary>Single values of the kernel's interface that belong to no flag word.</summary>
public static class UringConstants
{
    /// <summary><c>IORING_FILE_INDEX_ALLOC</c>: the kernel picks a free slot (5.19).</summary>
    public const uint FileIndexAllocate = uint.MaxValue;
    /// <summary><c>IORING_REGISTER_FILES_SKIP</c>: an update leaves this slot alone (5.12).</summary>
    public const int FilesSkip = -2;
    /// <summary><c>IORING_RSRC_REGISTER_SPARSE</c>: the table starts empty (5.19).</summary>
    public const uint ResourceSparse = 1;
    /// <summary><c>IORING_FIXED_FD_NO_CLOEXEC</c>: the installed descriptor survives exec (6.8).</summary>
    public const uint InstallNoCloseOnExec = 1;
    /// <summary><c>SPLICE_F_FD_IN_FIXED</c>: the input of SPLICE and TEE is a slot (5.7).</summary>
    public const uint SpliceInputFixed = 1u << 31;
    /// <summary><c>IORING_FSYNC_DATASYNC</c>: FSYNC skips metadata that reading does not need (5.1).</summary>
    public const uint FsyncDataOnly = 1;
    /// <summary><c>IORING_NOTIF_USAGE_ZC_COPIED</c>: bit of a notification's result; the data was copied, at least in part (6.2).</summary>
    public const uint NotificationCopied = 1u << 31;
    /// <summary><c>IORING_CQE_F_TSTAMP_HW</c>: a transmit timestamp is the device's; in the bits that otherwise hold a buffer id (6.17).</summary>
    public const uint CqeHardwareTimestamp = 1u << 16;
    /// <summary><c>IORING_CQE_BUFFER_SHIFT</c>: where the buffer id begins in the flags of a completion (5.7).</summary>
    public const int CqeBufferShift = 16;
    /// <summary><c>IO_URING_OP_SUPPORTED</c>: bit of <see cref="ProbeOperation.Flags"/> (5.6).</summary>
    public const ushort OperationSupported = 1;
    /// <summary><c>IORING_OFF_SQ_RING</c>: mmap offset of the SQ (5.1).</summary>
    public const ulong SqRingMapOffset = 0;
    /// <summary><c>IORING_OFF_CQ_RING</c>: mmap offset of the CQ, where it has a mapping of its own (5.1).</summary>
    public const ulong CqRingMapOffset = 0x8000000;
    /// <summary><c>IORING_OFF_SQES</c>: mmap offset of the submission entries (5.1).</summary>
    public const ulong SqesMapOffset = 0x10000000;
    /// <summary><c>IORING_OFF_PBUF_RING</c>: mmap offset of a buffer ring that the kernel allocated, or-ed with the group (6.4).</summary>
    public const ulong BufferRingMapOffset = 0x80000000;
    /// <summary><c>IORING_OFF_PBUF_SHIFT</c>: where the group begins in that offset (6.4).</summary>
    public const int BufferRingMapShift = 16;
}
