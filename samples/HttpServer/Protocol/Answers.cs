using System;
using System.Buffers.Text;

/// <summary>The answers to the requests of one connection that are at hand: one buffer for all connections, since each is served in one go.</summary>
internal sealed class Answers
{
    private const int UsualBytes = 1 << 17, MaxDigits = 20;

    private readonly DateField _date = new();
    private byte[] _bytes = new byte[UsualBytes];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void RefreshDate() => _date.Refresh();

    /// <summary>The first lines of an answer. Fields follow, then <see cref="EndHead"/>.</summary>
    private void Begin(Status status, in Request request, bool isLast = false)
    {
        Append(StatusLine.Of(status));
        Append(_date.Bytes);
        if (isLast || !request.KeepsAlive) Append("Connection: close\r\n"u8);
        else if (request.IsOld) Append("Connection: keep-alive\r\n"u8);
    }

    /// <param name="name">The name, a colon and a space.</param>
    /// <param name="value">The value.</param>
    private void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Append(name);
        Append(value);
        Append("\r\n"u8);
    }

    private void ContentLength(long bytes)
    {
        Append("Content-Length: "u8);
        Number(bytes);
        Append("\r\n"u8);
    }

    private void EndHead() => Append("\r\n"u8);

    /// <summary>A whole answer of text.</summary>
    public void Text(Status status, in Request request, ReadOnlySpan<byte> text)
    {
        Begin(status, in request);
        Append("Content-Type: text/plain\r\n"u8);
        Body(in request, text);
    }

    /// <summary>A whole answer that says what is wrong.</summary>
    public void Refuse(Refusal refusal, in Request request)
    {
        Begin(refusal.Status, in request, refusal.IsLast);
        Append("Content-Type: text/plain; charset=utf-8\r\n"u8);
        if (refusal.Status == Status.MethodNotAllowed) Append("Allow: GET, HEAD\r\n"u8);
        Body(in request, refusal.Body);
    }

    /// <summary>Where the folder is that was asked for without its last slash: names in its index are relative to it.</summary>
    public void Redirect(in Request request)
    {
        Begin(Status.MovedPermanently, in request);
        Append("Location: /"u8); // One slash: two would begin with the name of another server.
        Append(request.Path.TrimStart((byte)'/'));
        Append("/"u8);
        Append(request.Target[request.Path.Length..]);
        Append("\r\n"u8);
        Body(in request, []);
    }

    /// <summary>The head of the answer with a file, or a whole answer without it, and which bytes of the file follow.</summary>
    public ByteRange File(in Request request, in FileVersion version, long length, ReadOnlySpan<byte> type)
    {
        if (version.IsKnown(in request))
        {
            Begin(Status.NotModified, in request);
            Version(in version);
            EndHead();
            return default;
        }
        ByteRange part = default;
        bool isPart = !request.IsHead && version.MayBeCut(in request) && ByteRange.TryParse(request.Range, length, out part);
        if (isPart && part.Length == 0)
        {
            Begin(Status.RangeNotSatisfiable, in request);
            Append("Content-Range: bytes */"u8);
            Number(length);
            Append("\r\nContent-Type: text/plain\r\n"u8);
            Body(in request, "416 Range Not Satisfiable: the range begins behind the end of the file\n"u8);
            return default;
        }
        Begin(isPart ? Status.PartialContent : Status.Ok, in request);
        Field("Content-Type: "u8, type);
        Version(in version);
        if (isPart) Range(part, length);
        else Append("Accept-Ranges: bytes\r\n"u8);
        ContentLength(isPart ? part.Length : length);
        EndHead();
        return request.IsHead ? default : isPart ? part : new ByteRange(0, length);
    }

    private void Version(in FileVersion version)
    {
        Field("Last-Modified: "u8, version.Time);
        Field("ETag: "u8, version.Tag);
    }

    private void Range(ByteRange part, long length)
    {
        Append("Content-Range: bytes "u8);
        Number(part.Start);
        Append("-"u8);
        Number(part.Start + part.Length - 1);
        Append("/"u8);
        Number(length);
        Append("\r\n"u8);
    }

    private void Number(long number)
    {
        Span<byte> text = stackalloc byte[MaxDigits];
        Utf8Formatter.TryFormat(number, text, out int digits);
        Append(text[..digits]);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length - Length) Array.Resize(ref _bytes, 2 * (Length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    private void Body(in Request request, ReadOnlySpan<byte> body)
    {
        ContentLength(body.Length);
        EndHead();
        if (!request.IsHead) Append(body);
    }
}
