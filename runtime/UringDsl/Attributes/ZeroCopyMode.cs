namespace UringDsl;

/// <summary>Whether a send leaves its bytes in the user's memory until the network has taken them (SEND_ZC, Linux 6.0).</summary>
public enum ZeroCopyMode : byte
{
    /// <summary>The kernel copies: the memory is free when the send has completed.</summary>
    Never,
    /// <summary>
    /// Zero copy from <see cref="RingAttribute.ZeroCopyThreshold"/> bytes on, where it pays: a connection on which the kernel copies all the
    /// same, or cannot do otherwise, goes back to ordinary sends for a while.
    /// </summary>
    Adaptive,
    /// <summary>Zero copy whatever the size, and whatever the kernel makes of it. What it refuses goes out by an ordinary send.</summary>
    Always,
}
