using System;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>The bytes that the load generator compares with: those of make_pattern in its common.h.</summary>
internal static class Pattern
{
    /// <summary>The longest answer.</summary>
    public const int Most = 1 << 20;

    private const int Period = 65537;

    /// <summary>An array of the longest answer, which stays in its place.</summary>
    public static byte[] Make()
    {
        byte[] pattern = GC.AllocateArray<byte>(Most, pinned: true);
        Fill(pattern);
        return pattern;
    }

    public static void Fill(Span<byte> bytes)
    {
        ulong state = 0x2545F4914F6CDD1D;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (i >= Period)
            {
                bytes[i] = bytes[i - Period];
                continue;
            }
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            bytes[i] = (byte)(state >> 32);
        }
    }
}
