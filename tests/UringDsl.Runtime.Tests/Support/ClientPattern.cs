using System;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>
/// The bytes of one connection, by position. They repeat after a prime number of bytes, so that a lost, doubled or moved buffer of any size
/// shows, and every connection begins elsewhere.
/// </summary>
internal readonly struct ClientPattern(int connection)
{
    private const int Period = 65521;

    private static readonly byte[] s_bytes = Make();

    private readonly int _start = (int)((long)connection * 7919 % Period);

    public byte this[long position] => s_bytes[(int)((position + _start) % Period)];

    public byte[] Bytes(long position, int count)
    {
        byte[] bytes = new byte[count];
        Fill(bytes, position);
        return bytes;
    }

    public void Fill(Span<byte> bytes, long position)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> run = Run(position, bytes.Length);
            run.CopyTo(bytes);
            bytes = bytes[run.Length..];
            position += run.Length;
        }
    }

    /// <summary>Every byte from <paramref name="position"/> on is the right one.</summary>
    public void Check(ReadOnlySpan<byte> bytes, long position)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> run = Run(position, bytes.Length);
            int same = bytes.CommonPrefixLength(run);
            Assert.True(same == run.Length, $"The byte at {position + same} is {(same < run.Length ? bytes[same] : 0)}, not {this[position + same]}.");
            bytes = bytes[run.Length..];
            position += run.Length;
        }
    }

    private ReadOnlySpan<byte> Run(long position, int most)
    {
        int offset = (int)((position + _start) % Period);
        return s_bytes.AsSpan(offset, Math.Min(most, Period - offset));
    }

    private static byte[] Make()
    {
        byte[] bytes = new byte[Period];
        new Random(20260101).NextBytes(bytes);
        return bytes;
    }
}
