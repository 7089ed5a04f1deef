using System;
using System.Diagnostics;

namespace UringDsl.Runtime.Tests.Watching;

public class LagHistogramTests
{
    [Fact]
    public void An_empty_one_says_zero()
    {
        LagHistogram lag = new();
        Assert.Equal(0, lag.Count);
        Assert.Equal(0, lag.PercentileMicroseconds(0.99));
    }

    [Fact]
    public void A_lag_lies_between_the_bounds_of_its_bucket()
    {
        LagHistogram lag = new();
        lag.Add(Stopwatch.GetTimestamp() - (Stopwatch.Frequency / 10));
        long longest = lag.LongestMicroseconds;
        Assert.True(longest >= 100_000);
        for (int i = 0; i < LagHistogram.Buckets; i++)
        {
            bool isItsOwn = longest <= LagHistogram.BoundOf(i) && (i == 0 || longest > LagHistogram.BoundOf(i - 1));
            Assert.Equal(isItsOwn ? 1 : 0, lag[i]);
        }
        Assert.Equal(longest, lag.PercentileMicroseconds(1));
    }

    [Fact]
    public void What_takes_longer_than_the_last_bound_is_in_the_last_bucket()
    {
        LagHistogram lag = new();
        lag.Add(Stopwatch.GetTimestamp() - (Stopwatch.Frequency * 1000));
        Assert.Equal(1, lag[LagHistogram.Buckets - 1]);
        Assert.InRange(lag.PercentileMicroseconds(0.5), 1_000_000_000, long.MaxValue - 1);
    }

    [Fact]
    public void A_percentile_is_the_bound_below_which_a_share_lies()
    {
        LagHistogram lag = new();
        for (int i = 0; i < 99; i++) lag.Add(Stopwatch.GetTimestamp());
        lag.Add(Stopwatch.GetTimestamp() - Stopwatch.Frequency);
        Assert.True(lag.PercentileMicroseconds(0.9) < 1_000_000);
        Assert.True(lag.PercentileMicroseconds(1) >= 1_000_000);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(LagHistogram.Buckets)]
    public void There_is_no_such_bucket(int bucket) => Assert.Throws<ArgumentOutOfRangeException>(() => LagHistogram.BoundOf(bucket));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void There_is_no_such_share(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => new LagHistogram().PercentileMicroseconds(share));
}
