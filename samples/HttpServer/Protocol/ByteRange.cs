using System;
using System.Buffers.Text;

/// <summary>A part of a file that a request asks for.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">Bytes; 0 for a range behind the end of the file.</param>
internal readonly record struct ByteRange(long Start, long Length)
{
    /// <summary>What a Range field says. False where it is to be passed over: it has another unit, an error, or several ranges.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, long fileLength, out ByteRange range)
    {
        range = default;
        if (!value.StartsWith("bytes="u8)) return false;
        ReadOnlySpan<byte> bounds = value["bytes="u8.Length..];
        int dash = bounds.IndexOf((byte)'-');
        if (dash < 0) return false;
        ReadOnlySpan<byte> left = bounds[..dash], right = bounds[(dash + 1)..];
        long first = 0, last = long.MaxValue;
        if ((left.IsEmpty && right.IsEmpty) || !TryNumber(left, ref first) || !TryNumber(right, ref last) || (!left.IsEmpty && last < first)) return false;
        if (left.IsEmpty) (first, last) = (Math.Max(0, fileLength - last), last == 0 ? -1 : long.MaxValue); // the last bytes of the file
        long length = Math.Min(last, fileLength - 1) - first + 1;
        range = new ByteRange(first, Math.Max(0, length));
        return true;
    }

    /// <summary>A number of digits alone; one that is left out keeps its default, and one that is too large is the largest.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> digits, ref long number)
    {
        if (digits.IsEmpty) return true;
        if (digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        if (!Utf8Parser.TryParse(digits, out number, out _)) number = long.MaxValue;
        return true;
    }
}
