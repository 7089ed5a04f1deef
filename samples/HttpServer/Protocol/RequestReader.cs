using System;
using System.Buffers;
using System.Buffers.Text;
using System.Text;

/// <summary>
/// Finds requests in what was received, and reads them where they are. It keeps nothing between two calls, and says the same of a request in many pieces
/// as of one in one piece.
/// </summary>
internal static class RequestReader
{
    public const int MaxLineBytes = 8192, MaxHeadBytes = 16384;
    private const int MaxBlankBytes = 8; // in front of a head

    private static readonly SearchValues<byte> s_tokens =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static readonly SearchValues<byte> s_controls = // all but the tabulator
        SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127]);

    /// <param name="input">What has been received.</param>
    /// <param name="request">The request; of one that is refused, what is known of it.</param>
    /// <param name="refusal">What is wrong with it.</param>
    public static ReadResult Read(ReadOnlySpan<byte> input, out Request request, out Refusal? refusal)
    {
        request = default;
        refusal = null;
        int blank = 0;
        while (blank < MaxBlankBytes && input[blank..].StartsWith("\r\n"u8)) blank += 2; // Some clients put an empty line behind a request.
        ReadOnlySpan<byte> head = input[blank..];
        if (head.StartsWith("\r\n"u8))
        {
            refusal = Refusal.Line;
            return ReadResult.Refused;
        }
        int end = head.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            refusal = RefusalOf(head);
            return refusal is null ? ReadResult.Incomplete : ReadResult.Refused;
        }
        request.Length = blank + end + 4;
        refusal = end > MaxHeadBytes ? RefusalOf(head) : ReadHead(head[..(end + 2)], ref request);
        return refusal is null ? ReadResult.Complete : ReadResult.Refused;
    }

    /// <summary>What is wrong with a head already, although it has no end yet.</summary>
    private static Refusal? RefusalOf(ReadOnlySpan<byte> head)
    {
        int line = head.IndexOf("\r\n"u8);
        if ((line < 0 ? head.Length : line) > MaxLineBytes) return Refusal.LongLine;
        if (head.Length > MaxHeadBytes) return Refusal.LongHead;
        return !head.IsEmpty && head[0] != '\r' && !s_tokens.Contains(head[0]) ? Refusal.Line : null; // Not HTTP, but TLS perhaps.
    }

    /// <param name="head">Lines, each with its end.</param>
    /// <param name="request">What is found.</param>
    private static Refusal? ReadHead(ReadOnlySpan<byte> head, ref Request request)
    {
        int end = head.IndexOf("\r\n"u8);
        if (end > MaxLineBytes) return Refusal.LongLine;
        ReadOnlySpan<byte> line = head[..end];
        int first = line.IndexOf((byte)' '), last = line.LastIndexOf((byte)' ');
        if (first <= 0 || last == first) return Refusal.Line;
        ReadOnlySpan<byte> method = line[..first], target = line[(first + 1)..last], version = line[(last + 1)..];
        bool isVersion = version.Length == 8 && version.StartsWith("HTTP/"u8) && version[6] == '.' && IsDigit(version[5]) && IsDigit(version[7]);
        if (!isVersion || method.ContainsAnyExcept(s_tokens)) return Refusal.Line;
        if (version[5] != '1') return Refusal.Version;
        request.IsOld = version[7] == '0';
        request.KeepsAlive = !request.IsOld;
        FieldReader fields = default;
        if (fields.Read(head[(end + 2)..], ref request) is { } refusal) return refusal;
        return ReadMethod(method, target, in fields, ref request);
    }

    private static Refusal? ReadMethod(ReadOnlySpan<byte> method, ReadOnlySpan<byte> target, in FieldReader fields, ref Request request)
    {
        request.IsHead = method.SequenceEqual("HEAD"u8);
        if (!request.IsHead && !method.SequenceEqual("GET"u8))
        {
            bool isKnown = method.SequenceEqual("POST"u8) || method.SequenceEqual("PUT"u8) || method.SequenceEqual("DELETE"u8)
                || method.SequenceEqual("PATCH"u8) || method.SequenceEqual("OPTIONS"u8) || method.SequenceEqual("TRACE"u8) || method.SequenceEqual("CONNECT"u8);
            return !isKnown ? Refusal.UnknownMethod : fields.HasContent ? Refusal.MethodWithContent : Refusal.Method;
        }
        if (fields.HasEncoding) return Refusal.Encoding;
        if (fields.HasContent) return Refusal.Content;
        if (target.ContainsAnyExceptInRange((byte)'!', (byte)'~') || target.Contains((byte)'#')) return Refusal.Line;
        if (target.Length > 7 && Ascii.EqualsIgnoreCase(target[..7], "http://"u8))
        {
            int path = target[7..].IndexOfAny((byte)'/', (byte)'?');
            target = path < 0 ? "/"u8 : target[(7 + path)..]; // To a proxy, which this server might be taken for.
            if (target[0] == '?') target = "/"u8;
        }
        if (target.IsEmpty || target[0] != '/') return Refusal.Line;
        request.Target = target;
        return null;
    }

    private static bool IsDigit(byte character) => character is >= (byte)'0' and <= (byte)'9';

    /// <summary>The fields that mean something to this server; the others are checked, and left.</summary>
    private ref struct FieldReader
    {
        private int _hosts;
        private long _length;
        private bool _hasLength;

        public bool HasEncoding { get; private set; }

        public readonly bool HasContent => HasEncoding || _length > 0;

        public Refusal? Read(ReadOnlySpan<byte> lines, ref Request request)
        {
            while (!lines.IsEmpty)
            {
                int end = lines.IndexOf("\r\n"u8);
                ReadOnlySpan<byte> line = lines[..end];
                lines = lines[(end + 2)..];
                int colon = line.IndexOfAnyExcept(s_tokens);
                if (colon <= 0 || line[colon] != ':') return Refusal.Field; // A line that goes on the one before has no name, either.
                ReadOnlySpan<byte> value = line[(colon + 1)..].Trim(" \t"u8);
                if (value.ContainsAny(s_controls)) return Refusal.Field;
                if (!TryTake(line[..colon], value, ref request)) return Refusal.Length;
            }
            if (_hosts > 1 || (_hosts == 0 && !request.IsOld)) return Refusal.Host;
            return _hasLength && HasEncoding ? Refusal.Length : null;
        }

        private bool TryTake(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ref Request request)
        {
            switch (name.Length)
            {
                case 4 when Ascii.EqualsIgnoreCase(name, "Host"u8):
                    _hosts++;
                    break;
                case 5 when Ascii.EqualsIgnoreCase(name, "Range"u8):
                    request.Range = value;
                    break;
                case 8 when Ascii.EqualsIgnoreCase(name, "If-Range"u8):
                    request.IfRange = value;
                    break;
                case 10 when Ascii.EqualsIgnoreCase(name, "Connection"u8):
                    if (Has(value, "close"u8)) request.KeepsAlive = false;
                    else if (request.IsOld && Has(value, "keep-alive"u8)) request.KeepsAlive = true;
                    break;
                case 13 when Ascii.EqualsIgnoreCase(name, "If-None-Match"u8):
                    request.IfNoneMatch = value;
                    break;
                case 14 when Ascii.EqualsIgnoreCase(name, "Content-Length"u8):
                    if (_hasLength || value.IsEmpty || value.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
                    _hasLength = true;
                    if (!Utf8Parser.TryParse(value, out _length, out _)) _length = long.MaxValue;
                    break;
                case 17 when Ascii.EqualsIgnoreCase(name, "If-Modified-Since"u8):
                    request.IfModifiedSince = value;
                    break;
                case 17 when Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8):
                    HasEncoding = true;
                    break;
            }
            return true;
        }

        private static bool Has(ReadOnlySpan<byte> list, ReadOnlySpan<byte> word)
        {
            foreach (Range part in list.Split((byte)','))
            {
                if (Ascii.EqualsIgnoreCase(list[part].Trim(" \t"u8), word)) return true;
            }
            return false;
        }
    }
}
