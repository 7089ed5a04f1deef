using System;
using System.Text;

/// <summary>What is in a file, by the end of its name.</summary>
internal static class ContentType
{
    private const int MaxExtension = 8;

    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> extension = name[(name.LastIndexOfAny((byte)'.', (byte)'/') + 1)..];
        Span<byte> lower = stackalloc byte[MaxExtension];
        if (extension.Length == name.Length || extension.Length > MaxExtension) return Unknown;
        Ascii.ToLower(extension, lower, out int length);
        return OfExtension(lower[..length]);
    }

    private static ReadOnlySpan<byte> Unknown => "application/octet-stream"u8;

    private static ReadOnlySpan<byte> OfExtension(scoped ReadOnlySpan<byte> extension) =>
        extension.SequenceEqual("html"u8) || extension.SequenceEqual("htm"u8) ? "text/html; charset=utf-8"u8
        : extension.SequenceEqual("css"u8) ? "text/css; charset=utf-8"u8
        : extension.SequenceEqual("js"u8) || extension.SequenceEqual("mjs"u8) ? "text/javascript; charset=utf-8"u8
        : extension.SequenceEqual("json"u8) || extension.SequenceEqual("map"u8) ? "application/json"u8
        : extension.SequenceEqual("txt"u8) || extension.SequenceEqual("md"u8) || extension.SequenceEqual("log"u8) ? "text/plain; charset=utf-8"u8
        : extension.SequenceEqual("csv"u8) ? "text/csv; charset=utf-8"u8
        : extension.SequenceEqual("xml"u8) ? "text/xml; charset=utf-8"u8
        : extension.SequenceEqual("png"u8) ? "image/png"u8
        : extension.SequenceEqual("jpg"u8) || extension.SequenceEqual("jpeg"u8) ? "image/jpeg"u8
        : extension.SequenceEqual("gif"u8) ? "image/gif"u8
        : extension.SequenceEqual("svg"u8) ? "image/svg+xml"u8
        : extension.SequenceEqual("webp"u8) ? "image/webp"u8
        : extension.SequenceEqual("avif"u8) ? "image/avif"u8
        : extension.SequenceEqual("ico"u8) ? "image/x-icon"u8
        : extension.SequenceEqual("woff2"u8) ? "font/woff2"u8
        : extension.SequenceEqual("woff"u8) ? "font/woff"u8
        : extension.SequenceEqual("wasm"u8) ? "application/wasm"u8
        : extension.SequenceEqual("pdf"u8) ? "application/pdf"u8
        : extension.SequenceEqual("mp3"u8) ? "audio/mpeg"u8
        : extension.SequenceEqual("mp4"u8) ? "video/mp4"u8
        : extension.SequenceEqual("webm"u8) ? "video/webm"u8
        : extension.SequenceEqual("zip"u8) ? "application/zip"u8
        : extension.SequenceEqual("gz"u8) ? "application/gzip"u8
        : Unknown;
}
