namespace UringDsl.Abi;

/// <summary>Commands of URING_CMD on a socket, <c>SOCKET_URING_OP_*</c>.</summary>
public enum SocketOperation : uint
{
    /// <summary>Bytes in the receive queue (6.6).</summary>
    BytesReadable = 0,
    /// <summary>Bytes in the send queue (6.6).</summary>
    BytesUnsent = 1,
    /// <summary>getsockopt; the result is the length of the value (6.7).</summary>
    GetOption = 2,
    /// <summary>setsockopt (6.7).</summary>
    SetOption = 3,
    /// <summary>Multishot transmit timestamps, in completions of 32 bytes (6.17).</summary>
    TransmitTimestamp = 4,
    /// <summary>getsockname and getpeername (6.19).</summary>
    GetName = 5,
}
