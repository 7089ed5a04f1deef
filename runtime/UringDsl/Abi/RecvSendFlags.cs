namespace UringDsl.Abi;

/// <summary>Flags of the SEND and RECV family in <see cref="Sqe.IoPriority"/>, <c>IORING_RECVSEND_*</c> and its kin.</summary>
public static class RecvSendFlags
{
    /// <summary>Wait for readiness before the first attempt (5.19).</summary>
    public const ushort PollFirst = 1 << 0;
    /// <summary>Stay armed: RECV and RECVMSG with provided buffers, never with WAITALL (6.0).</summary>
    public const ushort RecvMultishot = 1 << 1;
    /// <summary>The data lies in a registered buffer: SEND_ZC (6.0), SENDMSG_ZC (6.15); the others refuse it.</summary>
    public const ushort FixedBuffer = 1 << 2;
    /// <summary>The notification of a zero-copy send tells whether the data was copied after all (6.2).</summary>
    public const ushort ReportUsage = 1 << 3;
    /// <summary>One transfer may span several provided buffers: SEND and RECV (6.10).</summary>
    public const ushort Bundle = 1 << 4;
    /// <summary>The address is an array of <see cref="IoVector"/>: SEND and SEND_ZC (6.17).</summary>
    public const ushort Vectorized = 1 << 5;
}
