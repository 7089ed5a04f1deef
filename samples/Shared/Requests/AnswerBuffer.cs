using System;
using System.Buffers.Text;
using System.Text;

/// <summary>The answers to the requests of one connection that are at hand: one buffer for all connections, since each is served in one go.</summary>
/// <param name="maxAnswer">Bytes that the answer to one request may have.</param>
/// <param name="tooLong">What is answered instead of a longer one.</param>
internal class AnswerBuffer(int maxAnswer, string tooLong)
{
    private const int UsualBytes = 1 << 18, MaxDigits = 20;

    private byte[] _bytes = new byte[UsualBytes];
    private int _answer; // where the answer to this request begins

    /// <summary>Bytes that the answer to one request may have.</summary>
    public int MaxAnswer => maxAnswer;

    /// <summary>The answer to this request has no room: an error will take its place.</summary>
    public bool IsTooLong { get; private set; }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Clear()
    {
        Length = _answer = 0;
        IsTooLong = false;
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
        Append(Encoding.ASCII.GetBytes(tooLong));
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
