namespace UringDsl;

/// <summary>Which direction of a socket SHUTDOWN ends, as in shutdown(2).</summary>
public enum ShutdownHow : byte
{
    /// <summary>SHUT_RD: no more receives.</summary>
    Receive = 0,
    /// <summary>SHUT_WR: no more sends; the peer reads the end of the stream after what was sent.</summary>
    Send = 1,
    /// <summary>SHUT_RDWR.</summary>
    Both = 2,
}
