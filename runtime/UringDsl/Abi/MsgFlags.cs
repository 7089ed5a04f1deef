using System;

namespace UringDsl.Abi;

/// <summary>Flags of the socket calls, <c>MSG_*</c>. The kernel does not check them when it prepares a submission.</summary>
[Flags]
public enum MsgFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>Urgent data.</summary>
    OutOfBand = 0x1,
    /// <summary>Receive without consuming.</summary>
    Peek = 0x2,
    /// <summary>Send to a directly connected network only.</summary>
    DontRoute = 0x4,
    /// <summary>Result of RECVMSG: control data did not fit.</summary>
    ControlTruncated = 0x8,
    /// <summary>Receive: report the full length of a datagram.</summary>
    Truncate = 0x20,
    /// <summary>EAGAIN instead of waiting.</summary>
    DontWait = 0x40,
    /// <summary>A record ends here.</summary>
    EndOfRecord = 0x80,
    /// <summary>Receive: fill the buffer. Send: retry until everything is sent; then a short transfer breaks a chain.</summary>
    WaitAll = 0x100,
    /// <summary>The neighbour is known to be reachable.</summary>
    Confirm = 0x800,
    /// <summary>Receive from the error queue.</summary>
    ErrorQueue = 0x2000,
    /// <summary>No SIGPIPE; io_uring always adds it to a send.</summary>
    NoSignal = 0x4000,
    /// <summary>More data follows at once.</summary>
    More = 0x8000,
    /// <summary>Send data with the connection request.</summary>
    FastOpen = 0x20000000,
    /// <summary>Received descriptors are closed on exec.</summary>
    CloseOnExec = 0x40000000,
}
