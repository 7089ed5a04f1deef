using System;
using System.Collections.Generic;

/// <summary>Compares keys by their bytes. A key can be looked up where it was received; only one that is added is copied.</summary>
internal sealed class ByteKeys : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static ByteKeys Comparer { get; } = new();

    public bool Equals(byte[]? left, byte[]? right) => left.AsSpan().SequenceEqual(right);

    public bool Equals(ReadOnlySpan<byte> bytes, byte[] key) => bytes.SequenceEqual(key);

    public int GetHashCode(byte[] key) => GetHashCode(key.AsSpan());

    /// <summary>Seeded by the process, so that nobody can send keys that collide.</summary>
    public int GetHashCode(ReadOnlySpan<byte> bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    public byte[] Create(ReadOnlySpan<byte> bytes) => bytes.ToArray();
}
