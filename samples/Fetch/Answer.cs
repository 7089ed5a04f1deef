using System;
using System.Globalization;
using System.Text;

/// <summary>An answer of HTTP/1, as a server sends it that closes behind it.</summary>
/// <param name="Status">From 100 to 999.</param>
/// <param name="Reason">The words behind the status; there may be none.</param>
/// <param name="Body">Where its content is.</param>
internal sealed record class Answer(int Status, string Reason, Range Body)
{
    private const int FirstError = 400;

    public bool IsError => Status >= FirstError;

    /// <exception cref="FormatException">It is none, or not all of it has come; the message says why.</exception>
    public static Answer Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw new FormatException("the server closed without an answer");
        if (!bytes.StartsWith("HTTP/1."u8)) throw new FormatException("this is no answer of HTTP/1");
        int headEnd = bytes.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0) throw new FormatException("the answer ends within its head");
        string[] lines = Encoding.Latin1.GetString(bytes[..headEnd]).Split("\r\n");
        string[] words = lines[0].Split(' ', 3);
        if (words.Length < 2 || words[1].Length != 3 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int status))
        {
            throw new FormatException($"the answer has no status: {lines[0]}");
        }
        int start = headEnd + 4, received = bytes.Length - start;
        long length = LengthOf(lines.AsSpan(1)) ?? received; // Without a length the end of the stream is the end of the content.
        if (length > received) throw new FormatException($"the answer ended early: {received} of {length} bytes of its content came");
        return new Answer(status, words.Length > 2 ? words[2] : "", start..(start + (int)length));
    }

    private static long? LengthOf(ReadOnlySpan<string> headers)
    {
        long? length = null;
        foreach (string header in headers)
        {
            int colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw new FormatException($"a header without a colon: {header}");
            string name = header[..colon], value = header[(colon + 1)..].Trim();
            if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                throw new FormatException($"the content is {value}, and a client of HTTP/1.0 does not know that");
            }
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) continue;
            bool isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
            if (!isNumber || (length is not null && length != number)) throw new FormatException($"a length that is none: {header}");
            length = number;
        }
        return length;
    }
}
