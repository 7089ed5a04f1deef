using System;

/// <summary>Bytes that are overwritten in place where they fit.</summary>
internal sealed class StringValue
{
    private byte[] _bytes;

    public StringValue(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        Length = bytes.Length;
    }

    public int Length { get; private set; }

    public Span<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Set(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length || bytes.Length < _bytes.Length / 4) _bytes = new byte[bytes.Length];
        bytes.CopyTo(_bytes);
        Length = bytes.Length;
    }

    /// <summary>Makes it longer, with zeros.</summary>
    public void Extend(int length)
    {
        if (length <= Length) return;
        if (length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(length, 2 * Length));
        _bytes.AsSpan(Length, length - Length).Clear();
        Length = length;
    }
}
