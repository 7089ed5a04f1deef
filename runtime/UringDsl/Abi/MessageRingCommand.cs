namespace UringDsl.Abi;

/// <summary>What MSG_RING does, in <see cref="Sqe.Address"/>, <c>IORING_MSG_*</c>.</summary>
public enum MessageRingCommand : ulong
{
    /// <summary>Posts a completion to the other ring (5.18).</summary>
    Data = 0,
    /// <summary>Passes a direct descriptor to the other ring (6.0).</summary>
    SendFile = 1,
}
