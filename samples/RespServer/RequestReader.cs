using System;
using System.Buffers.Text;

/// <summary>
/// Finds requests in what was received: arrays of bulk strings, and lines of words. It keeps nothing between two calls. When something is missing it
/// says how many bytes there must be before another look is worth it, so that a long argument in many pieces costs no more than one in one piece.
/// </summary>
/// <param name="maxArgument">Bytes of an argument.</param>
/// <param name="maxRequest">Bytes of a request.</param>
internal sealed class RequestReader(int maxArgument, int maxRequest)
{
    private const int MaxArguments = 1 << 20, MaxLine = 1 << 16, MaxNumberLine = 24;
    private const int LeastArgument = 6; // $0, and the ends of two lines

    private (int Start, int Length)[] _arguments = new (int, int)[64];
    private int _count;

    /// <summary>Bytes of the request, when it is complete.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes that there must be, when it is incomplete.</summary>
    public int Needed { get; private set; }

    /// <summary>What is wrong, when it is malformed.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The complete request.</summary>
    public Request RequestIn(ReadOnlySpan<byte> input) => new(input, _arguments.AsSpan(0, _count));

    public ReadResult Read(ReadOnlySpan<byte> input)
    {
        _count = 0;
        if (input.IsEmpty) return Incomplete(1);
        return input[0] == '*' ? ReadArray(input) : ReadLine(input);
    }

    private ReadResult ReadArray(ReadOnlySpan<byte> input)
    {
        int position = 1;
        ReadResult result = ReadNumber(input, ref position, "multibulk", out long count);
        if (result != ReadResult.Complete) return result;
        if (count > MaxArguments) return Malformed("invalid multibulk length");
        for (long left = count; left > 0; left--)
        {
            long least = position + (left * LeastArgument);
            if (least > maxRequest) return Malformed($"a request may have {maxRequest} bytes");
            if (position == input.Length) return Incomplete(least);
            if (input[position] != '$') return Malformed($"expected '$', got '{Printable(input[position])}'");
            position++;
            result = ReadNumber(input, ref position, "bulk", out long length);
            if (result == ReadResult.Incomplete) return Incomplete(Math.Max(Needed, least));
            if (result == ReadResult.Malformed) return result;
            if (length < 0 || length > maxArgument) return Malformed($"invalid bulk length, an argument may have {maxArgument} bytes");
            long end = position + length + 2;
            if (end > maxRequest) return Malformed($"a request may have {maxRequest} bytes");
            if (input.Length < end) return Incomplete(Math.Min(end + ((left - 1) * LeastArgument), maxRequest));
            if (!input.Slice((int)end - 2, 2).SequenceEqual("\r\n"u8)) return Malformed("expected the end of a line behind an argument");
            Add(position, (int)length);
            position = (int)end;
        }
        return Complete(position);
    }

    private ReadResult ReadLine(ReadOnlySpan<byte> input)
    {
        int end = input[..Math.Min(input.Length, MaxLine)].IndexOf((byte)'\n');
        if (end < 0) return input.Length < MaxLine ? Incomplete(input.Length + 1) : Malformed("too big inline request");
        for (int position = 0; position < end; position++)
        {
            int start = position;
            while (position < end && input[position] is not ((byte)' ' or (byte)'\t' or (byte)'\r')) position++;
            if (position > start) Add(start, position - start);
        }
        return Complete(end + 1);
    }

    /// <summary>A number and the end of its line.</summary>
    private ReadResult ReadNumber(ReadOnlySpan<byte> input, ref int position, string what, out long number)
    {
        number = 0;
        ReadOnlySpan<byte> line = input[position..Math.Min(input.Length, position + MaxNumberLine)];
        int end = line.IndexOf("\r\n"u8);
        if (end < 0) return line.Length < MaxNumberLine ? Incomplete(input.Length + 1) : Malformed($"too big {what} count string");
        if (!Utf8Parser.TryParse(line, out number, out int digits) || digits != end) return Malformed($"invalid {what} length");
        position += end + 2;
        return ReadResult.Complete;
    }

    private void Add(int start, int length)
    {
        if (_count == _arguments.Length) Array.Resize(ref _arguments, _count * 2);
        _arguments[_count++] = (start, length);
    }

    private static char Printable(byte character) => character is >= 32 and < 127 ? (char)character : '?';

    private ReadResult Incomplete(long needed)
    {
        Needed = (int)needed;
        return ReadResult.Incomplete;
    }

    private ReadResult Complete(int length)
    {
        Length = length;
        return ReadResult.Complete;
    }

    private ReadResult Malformed(string error)
    {
        Error = $"ERR Protocol error: {error}";
        return ReadResult.Malformed;
    }
}
