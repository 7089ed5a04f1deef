using System;

namespace UringDsl.Generator.Ops;

/// <summary>Flags of a completion, bit for bit those of the runtime's <c>CqeFlags</c>.</summary>
[Flags]
internal enum CqeFlagSet : uint
{
    None = 0,
    Buffer = 1 << 0,
    More = 1 << 1,
    SocketNonEmpty = 1 << 2,
    Notification = 1 << 3,
    BufferMore = 1 << 4,
    Large = 1 << 15,
}
