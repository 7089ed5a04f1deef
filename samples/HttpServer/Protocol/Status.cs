using System;

/// <summary>The statuses that this server answers with.</summary>
internal enum Status
{
    Ok = 200,
    PartialContent = 206,
    MovedPermanently = 301,
    NotModified = 304,
    BadRequest = 400,
    Forbidden = 403,
    NotFound = 404,
    MethodNotAllowed = 405,
    RequestTimeout = 408,
    ContentTooLarge = 413,
    UriTooLong = 414,
    RangeNotSatisfiable = 416,
    HeadTooLarge = 431,
    InternalError = 500,
    NotImplemented = 501,
    Unavailable = 503,
    VersionNotSupported = 505,
}

internal static class StatusLine
{
    private const int VersionBytes = 9, EndBytes = 2; // "HTTP/1.1 " in front of the number, and the end of the line

    /// <summary>The first line of an answer.</summary>
    public static ReadOnlySpan<byte> Of(Status status) => status switch
    {
        Status.Ok => "HTTP/1.1 200 OK\r\n"u8,
        Status.PartialContent => "HTTP/1.1 206 Partial Content\r\n"u8,
        Status.MovedPermanently => "HTTP/1.1 301 Moved Permanently\r\n"u8,
        Status.NotModified => "HTTP/1.1 304 Not Modified\r\n"u8,
        Status.BadRequest => "HTTP/1.1 400 Bad Request\r\n"u8,
        Status.Forbidden => "HTTP/1.1 403 Forbidden\r\n"u8,
        Status.NotFound => "HTTP/1.1 404 Not Found\r\n"u8,
        Status.MethodNotAllowed => "HTTP/1.1 405 Method Not Allowed\r\n"u8,
        Status.RequestTimeout => "HTTP/1.1 408 Request Timeout\r\n"u8,
        Status.ContentTooLarge => "HTTP/1.1 413 Content Too Large\r\n"u8,
        Status.UriTooLong => "HTTP/1.1 414 URI Too Long\r\n"u8,
        Status.RangeNotSatisfiable => "HTTP/1.1 416 Range Not Satisfiable\r\n"u8,
        Status.HeadTooLarge => "HTTP/1.1 431 Request Header Fields Too Large\r\n"u8,
        Status.NotImplemented => "HTTP/1.1 501 Not Implemented\r\n"u8,
        Status.Unavailable => "HTTP/1.1 503 Service Unavailable\r\n"u8,
        Status.VersionNotSupported => "HTTP/1.1 505 HTTP Version Not Supported\r\n"u8,
        _ => "HTTP/1.1 500 Internal Server Error\r\n"u8,
    };

    /// <summary>The number and its words, for people.</summary>
    public static ReadOnlySpan<byte> WordsOf(Status status) => Of(status)[VersionBytes..^EndBytes];
}
