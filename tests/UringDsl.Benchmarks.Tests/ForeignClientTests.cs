using System;
using System.Diagnostics;
using UringDsl.Benchmarks.Servers;

namespace UringDsl.Benchmarks.Tests;

public class ForeignClientTests
{
    private const string Wrk = """
        Running 1s test @ http://127.0.0.1:9000/plaintext
          1 threads and 64 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency   400.00us  100.00us   2.00ms   90.00%
            Req/Sec   100.00k     1.00k  101.00k    50.00%
          Latency Distribution
             50%  312.00us
             75%  400.00us
             90%  500.00us
             99%    1.02ms
          110000 requests in 1.10s, 12.00MB read
        Requests/sec:  100000.00
        Transfer/sec:     11.00MB

        """;

    private const string RedisBenchmark = """
        "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"
        "SET","800000.00","0.700","0.200","0.443","0.700","0.795","1.200"
        """;

    [Fact]
    public void Time_and_rate_are_those_that_wrk_prints()
    {
        Window window = ForeignOutput.OfWrk(Wrk);
        Assert.Equal((110_000, 1_100_000_000, 0), (window.Messages, window.Nanoseconds, window.Errors));
        Assert.Equal((100_000, 312_000, 1_020_000), (window.Rate, window.P50, window.P99));
    }

    [Theory]
    [InlineData("  Non-2xx or 3xx responses: 7\n", 7)]
    [InlineData("  Socket errors: connect 0, read 3, write 0, timeout 0\n", 1)]
    public void Errors_that_wrk_prints_are_errors(string line, long errors) => Assert.Equal(errors, ForeignOutput.OfWrk(Wrk + line).Errors);

    [Fact]
    public void Time_and_rate_are_those_that_redis_benchmark_prints()
    {
        Window window = ForeignOutput.OfRedisBenchmark(RedisBenchmark, 400_000);
        Assert.Equal((400_000, 500_000_000), (window.Messages, window.Nanoseconds));
        Assert.Equal((800_000, 443_000, 795_000), (window.Rate, window.P50, window.P99));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"SET\",\"800000.00\"")]
    [InlineData("\"SET\",\"inf\",\"0.7\",\"0.2\",\"0.4\",\"0.7\",\"0.8\",\"1.2\"")]
    [InlineData("Could not connect, to, what, is, not, there, at, all")]
    public void What_is_something_else_is_refused_with_its_text(string said)
    {
        Assert.EndsWith(said, Assert.Throws<InvalidOperationException>(() => ForeignOutput.OfRedisBenchmark(said, 1)).Message, StringComparison.Ordinal);
        Assert.EndsWith(said, Assert.Throws<InvalidOperationException>(() => ForeignOutput.OfWrk(said)).Message, StringComparison.Ordinal);
        Assert.EndsWith(said, Assert.Throws<InvalidOperationException>(() => Window.Parse(said)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_does_not_end_is_ended()
    {
        using PinnedProcess server = new(["sleep", "60"], processor: 0);
        using ForeignClient client = new(server, 0, ["sleep", "60"], _ => throw new InvalidOperationException("read"), TimeSpan.FromSeconds(0.2));
        Stopwatch watch = Stopwatch.StartNew();
        Assert.StartsWith("sleep has not ended", Assert.Throws<InvalidOperationException>(() => client.Run(0)).Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_client_that_fails_says_so()
    {
        using PinnedProcess server = new(["sleep", "60"], processor: 0);
        using ForeignClient client = new(server, 0, ["false"], _ => throw new InvalidOperationException("read"), TimeSpan.FromSeconds(30));
        Assert.StartsWith("false ended with 1", Assert.Throws<InvalidOperationException>(() => client.Run(0)).Message, StringComparison.Ordinal);
    }
}
