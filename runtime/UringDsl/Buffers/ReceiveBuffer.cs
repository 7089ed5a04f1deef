using System;

namespace UringDsl;

/// <summary>
/// Memory of the user's own that an operation receives into. It does not move and is kept alive until the operation has retired; its content
/// is defined from then on.
/// </summary>
public readonly struct ReceiveBuffer
{
    private ReceiveBuffer(byte[] array, int offset, int length)
    {
        Array = array;
        Offset = offset;
        Length = length;
    }

    internal byte[]? Array { get; }

    internal int Offset { get; }

    /// <summary>Bytes that fit.</summary>
    public int Length { get; }

    /// <summary>The whole memory; the completion says how much of it was filled.</summary>
    public Span<byte> Span => Array.AsSpan(Offset, Length);

    /// <summary>Allocates pinned memory.</summary>
    /// <param name="length">Bytes, at least 1: a receive of no bytes would look like the end of the stream.</param>
    public static ReceiveBuffer Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return new ReceiveBuffer(GC.AllocateUninitializedArray<byte>(length, pinned: true), 0, length);
    }

    /// <summary>A part of the same memory: what is left to be filled behind a short read, or a frame of a known length.</summary>
    /// <param name="start">The first byte.</param>
    /// <param name="length">Bytes, at least 1.</param>
    public ReceiveBuffer Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new ReceiveBuffer(Array!, Offset + start, length);
    }
}
