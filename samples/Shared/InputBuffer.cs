using System;
using System.Buffers;

/// <summary>What a connection has received and has no answer to yet: a request of which a part is missing, or one that waits for the peer to read.</summary>
internal sealed class InputBuffer
{
    private byte[] _bytes = [];
    private int _start, _end;

    public int Length => _end - _start;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(_start, Length);

    public void Append(ReadOnlySpan<byte> data)
    {
        if (data.Length > _bytes.Length - _end) MakeRoom(data.Length);
        data.CopyTo(_bytes.AsSpan(_end));
        _end += data.Length;
    }

    /// <summary>Drops the first bytes. An empty buffer holds no memory.</summary>
    public void Drop(int count)
    {
        _start += count;
        if (_start < _end) return;
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }

    private void MakeRoom(int count)
    {
        byte[] old = _bytes, larger = old.Length / 2 >= Length + count ? old : ArrayPool<byte>.Shared.Rent(2 * (Length + count));
        Bytes.CopyTo(larger);
        (_start, _end, _bytes) = (0, Length, larger);
        if (old.Length > 0 && old != larger) ArrayPool<byte>.Shared.Return(old);
    }
}
