using System;

namespace UringDsl;

/// <summary>
/// Memory of the user's own that an operation receives into. It does not move and is kept alive until the operation has retired; its content
/// is defined from then on.
/// </summary>
public readonly struct ReceiveBuffer
{
    private ReceiveBuffer(byte[] array) => Array = array;

    internal byte[]? Array { get; }

    /// <summary>Bytes that fit.</summary>
    public int Length => Array?.Length ?? 0;

    /// <summary>The whole memory; the completion says how much of it was filled.</summary>
    public Span<byte> Span => Array;

    /// <summary>Allocates pinned memory.</summary>
    /// <param name="length">Bytes, at least 1: a receive of no bytes would look like the end of the stream.</param>
    public static ReceiveBuffer Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return new ReceiveBuffer(GC.AllocateUninitializedArray<byte>(length, pinned: true));
    }
}
