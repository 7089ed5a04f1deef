using System;

namespace UringDsl.Abi;

/// <summary>Flags of <see cref="BufferRegistration"/>, <c>IOU_PBUF_RING_*</c>.</summary>
[Flags]
public enum BufferRingFlags : ushort
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>The kernel allocates the ring; the caller maps it (6.4).</summary>
    Mmap = 1 << 0,
    /// <summary>Buffers are consumed piece by piece; one is done when <see cref="CqeFlags.BufferMore"/> is absent (6.12).</summary>
    Incremental = 1 << 1,
}
