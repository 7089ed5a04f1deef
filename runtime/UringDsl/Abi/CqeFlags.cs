using System;

namespace UringDsl.Abi;

/// <summary>Flags of a completion queue entry, <c>IORING_CQE_F_*</c>.</summary>
[Flags]
public enum CqeFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>The upper 16 bits name a provided buffer (5.7).</summary>
    Buffer = 1 << 0,
    /// <summary>The submission stays armed and will complete again (5.13).</summary>
    More = 1 << 1,
    /// <summary>The socket holds more data or more connections; also set at the end of a stream (5.19).</summary>
    SocketNonEmpty = 1 << 2,
    /// <summary>The kernel has released the memory of a zero-copy send (6.0).</summary>
    Notification = 1 << 3,
    /// <summary>The kernel still owns a part of this incrementally consumed buffer (6.12).</summary>
    BufferMore = 1 << 4,
    /// <summary>A filler without meaning (6.18, mixed completion sizes).</summary>
    Skip = 1 << 5,
    /// <summary>This completion has 32 bytes (6.18, mixed completion sizes).</summary>
    Large = 1 << 15,
}
