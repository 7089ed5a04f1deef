using System;

/// <summary>The words of a line, one after another.</summary>
internal ref struct Words(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line.TrimStart((byte)' ');

    public readonly bool IsEmpty => _rest.IsEmpty;

    /// <summary>The next word, empty behind the last one.</summary>
    public ReadOnlySpan<byte> Next()
    {
        int end = _rest.IndexOf((byte)' ');
        ReadOnlySpan<byte> word = end < 0 ? _rest : _rest[..end];
        _rest = _rest[word.Length..].TrimStart((byte)' ');
        return word;
    }
}
