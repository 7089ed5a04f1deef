using System;

/// <summary>Patterns of keys: <c>*</c>, <c>?</c>, <c>[abc]</c>, <c>[a-z]</c>, <c>[^a]</c>, and <c>\</c> before a character that means itself.</summary>
internal static class Pattern
{
    /// <summary>At most pattern times text steps: only the last star is ever tried again.</summary>
    public static bool Matches(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text)
    {
        int p = 0, t = 0, star = -1, starText = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                starText = t;
                continue;
            }
            int next = p;
            if (p < pattern.Length && MatchesOne(pattern, ref next, text[t]))
            {
                p = next;
                t++;
                continue;
            }
            if (star < 0) return false;
            p = star + 1;
            t = ++starText;
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(ReadOnlySpan<byte> pattern, ref int p, byte character)
    {
        switch (pattern[p++])
        {
            case (byte)'?':
                return true;
            case (byte)'[':
                return MatchesClass(pattern, ref p, character);
            case (byte)'\\' when p < pattern.Length:
                return pattern[p++] == character;
            default:
                return pattern[p - 1] == character;
        }
    }

    private static bool MatchesClass(ReadOnlySpan<byte> pattern, ref int p, byte character)
    {
        bool isNegated = p < pattern.Length && pattern[p] == '^', isIn = false;
        if (isNegated) p++;
        for (; p < pattern.Length && pattern[p] != ']'; p++)
        {
            if (pattern[p] == '\\' && p + 1 < pattern.Length) p++;
            byte first = pattern[p], last = first;
            if (p + 2 < pattern.Length && pattern[p + 1] == '-' && pattern[p + 2] != ']') last = pattern[p += 2];
            isIn |= character >= Math.Min(first, last) && character <= Math.Max(first, last);
        }
        p = Math.Min(p + 1, pattern.Length); // Behind the bracket, if there is one.
        return isIn != isNegated;
    }
}
