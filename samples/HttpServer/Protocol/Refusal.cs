/// <summary>Why something is not served: a status, and a sentence for whoever reads the answer. Each is made once.</summary>
/// <param name="status">The status.</param>
/// <param name="why">What is wrong.</param>
/// <param name="isLast">Nothing behind it can be understood: the connection ends with this answer.</param>
internal sealed class Refusal(Status status, string why, bool isLast = true)
{
    public static readonly Refusal
        Line = new(Status.BadRequest, "the first line is a method, a target that begins with / or http://, and a version, with one space between them"),
        Field = new(Status.BadRequest, "a header field is a name, a colon and a value on one line, and lines end with CR LF"),
        Host = new(Status.BadRequest, "a request of HTTP/1.1 has one Host"),
        Length = new(Status.BadRequest, "Content-Length is one number, and does not stand beside Transfer-Encoding"),
        Path = new(Status.BadRequest, "in a path, % is followed by two hexadecimal digits, and %00 is no character of a name", isLast: false),
        LongLine = new(Status.UriTooLong, $"the first line may have {RequestReader.MaxLineBytes} bytes"),
        LongPath = new(Status.UriTooLong, $"a path may have {FilePath.MaxBytes} bytes", isLast: false),
        LongHead = new(Status.HeadTooLarge, $"the head of a request may have {RequestReader.MaxHeadBytes} bytes"),
        Content = new(Status.ContentTooLarge, "no request to this server has content"),
        Method = new(Status.MethodNotAllowed, "files are read with GET and HEAD", isLast: false),
        MethodWithContent = new(Status.MethodNotAllowed, "files are read with GET and HEAD"),
        UnknownMethod = new(Status.NotImplemented, "there is no such method: files are read with GET and HEAD"),
        Encoding = new(Status.NotImplemented, "no Transfer-Encoding is known here"),
        Version = new(Status.VersionNotSupported, "this server speaks HTTP/1.0 and HTTP/1.1"),
        Late = new(Status.RequestTimeout, "the head of the request did not arrive in time"),
        NotFound = new(Status.NotFound, "there is no such file", isLast: false),
        Forbidden = new(Status.Forbidden, "this file may not be read", isLast: false),
        Busy = new(Status.Unavailable, "too many files are open", isLast: false),
        Unreadable = new(Status.InternalError, "the file cannot be read", isLast: false);

    public Status Status { get; } = status;

    /// <summary>The connection ends with this answer.</summary>
    public bool IsLast { get; } = isLast;

    public byte[] Body { get; } = [.. StatusLine.WordsOf(status), .. System.Text.Encoding.UTF8.GetBytes($": {why}\n")];
}
