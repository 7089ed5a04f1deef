using System;

/// <summary>A key and what it has, between the items that were used before and after it.</summary>
/// <param name="key">Its bytes, which do not change.</param>
internal sealed class Item(byte[] key)
{
    private const int OwnBytes = 160; // the objects around the bytes, and the place in the dictionary

    private byte[] _data = [];

    public byte[] Key => key;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Data => _data.AsSpan(0, Length);

    /// <summary>The client's own; the server only keeps it.</summary>
    public uint Flags { get; set; }

    /// <summary>Another one after every change.</summary>
    public ulong Version { get; set; }

    /// <summary>In milliseconds of <see cref="Environment.TickCount64"/>; 0 for never.</summary>
    public long ExpiresAt { get; set; }

    public Item? Older { get; set; }

    public Item? Newer { get; set; }

    /// <summary>What it costs.</summary>
    public int Bytes => OwnBytes + key.Length + _data.Length;

    /// <summary>Two parts, one behind the other. They may be parts of what it had. Written in place where they fit.</summary>
    public void Set(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
    {
        int length = first.Length + second.Length;
        bool isNew = length > _data.Length || length < _data.Length / 2 || !second.IsEmpty;
        byte[] data = isNew ? new byte[length] : _data;
        first.CopyTo(data);
        second.CopyTo(data.AsSpan(first.Length));
        _data = data;
        Length = length;
    }
}
