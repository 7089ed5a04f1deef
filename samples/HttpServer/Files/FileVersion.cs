using System;
using System.Buffers.Text;
using UringDsl.Abi;

/// <summary>Which content of a file this is: its tag changes when the file does, and so does its time, to the second.</summary>
internal readonly ref struct FileVersion
{
    public const int MaxTagBytes = 40;

    /// <param name="statx">What the kernel told of the open file.</param>
    /// <param name="tag">Room for <see cref="MaxTagBytes"/>.</param>
    /// <param name="time">Room for <see cref="DateField.TimeBytes"/>.</param>
    public FileVersion(in Statx statx, Span<byte> tag, Span<byte> time)
    {
        StatxTime modified = statx.ModificationTime;
        tag[0] = (byte)'"';
        Utf8Formatter.TryFormat((ulong)modified.Seconds * 1_000_000_000 + modified.Nanoseconds, tag[1..], out int first, 'x');
        tag[1 + first] = (byte)'-';
        Utf8Formatter.TryFormat(statx.Size, tag[(2 + first)..], out int second, 'x');
        tag[2 + first + second] = (byte)'"';
        Tag = tag[..(3 + first + second)];
        Seconds = Math.Clamp(modified.Seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds());
        Utf8Formatter.TryFormat(DateTimeOffset.FromUnixTimeSeconds(Seconds), time, out int length, 'R');
        Time = time[..length];
    }

    public ReadOnlySpan<byte> Tag { get; }

    public ReadOnlySpan<byte> Time { get; }

    private long Seconds { get; }

    /// <summary>The peer has it already. A tag outweighs a time.</summary>
    public bool IsKnown(in Request request) => request.IfNoneMatch.IsEmpty ? !IsNewerThan(request.IfModifiedSince) : IsNamed(request.IfNoneMatch);

    /// <summary>A range is a range of this version. A weak tag is no such word.</summary>
    public bool MayBeCut(in Request request) => request.IfRange.IsEmpty || request.IfRange.SequenceEqual(Tag) || request.IfRange.SequenceEqual(Time);

    private bool IsNamed(ReadOnlySpan<byte> tags)
    {
        foreach (Range part in tags.Split((byte)','))
        {
            ReadOnlySpan<byte> tag = tags[part].Trim(" \t"u8);
            if (tag.StartsWith("W/"u8)) tag = tag[2..];
            if (tag.SequenceEqual(Tag) || tag.SequenceEqual("*"u8)) return true;
        }
        return false;
    }

    private bool IsNewerThan(ReadOnlySpan<byte> time) =>
        !Utf8Parser.TryParse(time, out DateTimeOffset known, out int length, 'R') || length != time.Length || Seconds > known.ToUnixTimeSeconds();
}
