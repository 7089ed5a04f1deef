using System;
using System.Buffers.Text;

/// <summary>The answers to the requests of one connection that are at hand: one buffer for all connections, since each is served in one go.</summary>
/// <param name="maxAnswer">Bytes that the answer to one request may have.</param>
internal sealed class Answers(int maxAnswer)
{
    private const int UsualBytes = 1 << 18, MaxDigits = 20;

    private byte[] _bytes = new byte[UsualBytes];
    private int _answer; // where the answer to this request begins

    /// <summary>The answer to this request has more bytes than it may have, and will be told as an error.</summary>
    public bool IsTooLong { get; private set; }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > 4 * UsualBytes) _bytes = new byte[UsualBytes];
    }

    public void BeginAnswer()
    {
        _answer = Length;
        IsTooLong = false;
    }

    public void EndAnswer()
    {
        if (!IsTooLong) return;
        Length = _answer;
        IsTooLong = false;
        Append("SERVER_ERROR the answer would be too long: ask for fewer keys\r\n"u8);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > maxAnswer - (Length - _answer)) IsTooLong = true;
        if (IsTooLong) return;
        if (bytes.Length > _bytes.Length - Length) Array.Resize(ref _bytes, 2 * (Length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void AppendDigits(ulong number)
    {
        Span<byte> text = stackalloc byte[MaxDigits];
        Utf8Formatter.TryFormat(number, text, out int digits);
        Append(text[..digits]);
    }
}
