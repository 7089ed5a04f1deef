using System;

namespace UringDsl;

/// <summary>
/// Bytes of the user's own that an operation sends. The memory does not move and is kept alive until the operation has retired; do not change
/// it before.
/// </summary>
public readonly struct SendBuffer : IEquatable<SendBuffer>
{
    internal SendBuffer(byte[] array, int offset, int length)
    {
        Array = array;
        Offset = offset;
        Length = length;
    }

    internal byte[]? Array { get; }

    internal int Offset { get; }

    /// <summary>Bytes to send.</summary>
    public int Length { get; }

    /// <summary>The bytes.</summary>
    public Span<byte> Span => Array.AsSpan(Offset, Length);

    /// <summary>Allocates pinned memory, to be filled and sent.</summary>
    /// <param name="length">Bytes, at least 1.</param>
    public static SendBuffer Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return new SendBuffer(GC.AllocateUninitializedArray<byte>(length, pinned: true), 0, length);
    }

    /// <summary>Allocates pinned memory and copies <paramref name="bytes"/> into it.</summary>
    /// <param name="bytes">What to send, at least one byte.</param>
    public static SendBuffer CopyOf(ReadOnlySpan<byte> bytes)
    {
        SendBuffer buffer = Allocate(bytes.Length);
        bytes.CopyTo(buffer.Span);
        return buffer;
    }

    /// <summary>Whether two buffers are the same bytes of the same memory.</summary>
    public static bool operator ==(SendBuffer left, SendBuffer right) => left.Equals(right);

    /// <summary>Whether two buffers are not the same bytes of the same memory.</summary>
    public static bool operator !=(SendBuffer left, SendBuffer right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SendBuffer other) => ReferenceEquals(Array, other.Array) && Offset == other.Offset && Length == other.Length;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SendBuffer other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Array, Offset, Length);

    /// <summary>A part of the same memory.</summary>
    /// <param name="start">The first byte.</param>
    /// <param name="length">Bytes, at least 1.</param>
    public SendBuffer Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new SendBuffer(Array!, Offset + start, length);
    }
}
