using System;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

/// <summary>Answers of the protocol RESP2.</summary>
/// <param name="maxAnswer">Bytes that the answer to one request may have.</param>
internal sealed class Reply(int maxAnswer) : AnswerBuffer(maxAnswer, $"-ERR the answer would be longer than {maxAnswer} bytes\r\n")
{
    private const int MaxNumber = 32, MaxError = 512;

    public void Ok() => Append("+OK\r\n"u8);

    public void Simple(ReadOnlySpan<byte> text) => Line((byte)'+', text);

    /// <param name="message">A word in capitals for programs, and what is wrong for people. It may quote the request, and is cut where it is long.</param>
    public void Error(string message)
    {
        Span<byte> text = stackalloc byte[MaxError];
        Span<byte> line = text[..Encoding.Latin1.GetBytes(message.AsSpan(0, Math.Min(message.Length, MaxError)), text)];
        line.Replace((byte)'\r', (byte)' ');
        line.Replace((byte)'\n', (byte)' ');
        Line((byte)'-', line);
    }

    public void Integer(long number) => Number((byte)':', number);

    public void Integer(bool isSo) => Integer(isSo ? 1 : 0);

    /// <summary>Its elements follow.</summary>
    public void Array(int count) => Number((byte)'*', count);

    public void Null() => Append("$-1\r\n"u8);

    public void NullArray() => Append("*-1\r\n"u8);

    public void Bulk(ReadOnlySpan<byte> bytes)
    {
        Number((byte)'$', bytes.Length);
        Append(bytes);
        Append("\r\n"u8);
    }

    public void BulkNumber(long number)
    {
        Span<byte> text = stackalloc byte[MaxNumber];
        Utf8Formatter.TryFormat(number, text, out int digits);
        Bulk(text[..digits]);
    }

    public void Bulk(double number)
    {
        Span<byte> text = stackalloc byte[MaxNumber];
        Bulk(text[..Format(number, text)]);
    }

    /// <summary>As short as a number can be written and read again.</summary>
    private static int Format(double number, Span<byte> text)
    {
        if (double.IsInfinity(number)) return Encoding.ASCII.GetBytes(number > 0 ? "inf" : "-inf", text);
        number.TryFormat(text, out int length, Math.Abs(number) < 1e17 && number == Math.Truncate(number) ? "F0" : "R", CultureInfo.InvariantCulture);
        return length;
    }

    private void Line(byte kind, ReadOnlySpan<byte> text)
    {
        Append([kind]);
        Append(text);
        Append("\r\n"u8);
    }

    private void Number(byte kind, long number)
    {
        Span<byte> line = stackalloc byte[MaxNumber];
        line[0] = kind;
        Utf8Formatter.TryFormat(number, line[1..], out int digits);
        "\r\n"u8.CopyTo(line[(1 + digits)..]);
        Append(line[..(digits + 3)]);
    }
}
