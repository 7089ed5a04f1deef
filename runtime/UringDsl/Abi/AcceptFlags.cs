namespace UringDsl.Abi;

/// <summary>Flags of ACCEPT in <see cref="Sqe.IoPriority"/>, <c>IORING_ACCEPT_*</c>.</summary>
public static class AcceptFlags
{
    /// <summary>One submission accepts every connection (5.19).</summary>
    public const ushort Multishot = 1 << 0;
    /// <summary>EAGAIN when no connection waits; a multishot ends at once (6.10).</summary>
    public const ushort DontWait = 1 << 1;
    /// <summary>Wait for a connection before the first attempt (6.10).</summary>
    public const ushort PollFirst = 1 << 2;
}
