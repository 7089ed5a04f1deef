using System;
using System.Diagnostics;
using System.Numerics;

namespace UringDsl;

/// <summary>
/// How long something took, counted in buckets of microseconds whose bounds double: up to 1, up to 2, up to 4 and so on, and the last one for
/// all that took longer than about four seconds. The ring's thread counts; another thread may read at any time.
/// </summary>
public sealed class LagHistogram
{
    /// <summary>The buckets.</summary>
    public const int Buckets = 24;

    private readonly long[] _counts = new long[Buckets];

    internal LagHistogram()
    {
    }

    /// <summary>How many there are in all.</summary>
    public long Count { get; private set; }

    /// <summary>The longest, in microseconds.</summary>
    public long LongestMicroseconds { get; private set; }

    /// <summary>How many are in a bucket: above the bound of the one before, and up to its own.</summary>
    /// <param name="bucket">The bucket, from 0.</param>
    public long this[int bucket] => _counts[bucket];

    /// <summary>The upper bound of a bucket in microseconds; <see cref="long.MaxValue"/> for the last one.</summary>
    /// <param name="bucket">The bucket, from 0.</param>
    public static long BoundOf(int bucket)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bucket, Buckets);
        return bucket == Buckets - 1 ? long.MaxValue : 1L << bucket;
    }

    /// <summary>The bound of the bucket in which a share of all lies: a median with 0.5. 0 when nothing was counted.</summary>
    /// <param name="share">From 0 to 1.</param>
    public long PercentileMicroseconds(double share)
    {
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        double wanted = share * Count;
        long below = 0;
        for (int i = 0; i < Buckets; i++)
        {
            below += _counts[i];
            if (below > 0 && below >= wanted) return Math.Min(BoundOf(i), LongestMicroseconds);
        }
        return LongestMicroseconds;
    }

    internal void Add(long sinceTimestamp)
    {
        long microseconds = (long)Stopwatch.GetElapsedTime(sinceTimestamp).TotalMicroseconds;
        int bucket = microseconds <= 1 ? 0 : BitOperations.Log2((ulong)microseconds - 1) + 1;
        _counts[Math.Min(bucket, Buckets - 1)]++;
        Count++;
        if (microseconds > LongestMicroseconds) LongestMicroseconds = microseconds;
    }
}
