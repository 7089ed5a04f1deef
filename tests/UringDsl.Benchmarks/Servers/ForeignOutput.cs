using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace UringDsl.Benchmarks.Servers;

/// <summary>What foreign clients print. Time and rate are their own: they know when they had connected.</summary>
internal static partial class ForeignOutput
{
    /// <summary>The text of wrk with <c>--latency</c>.</summary>
    /// <exception cref="InvalidOperationException">It is something else.</exception>
    public static Window OfWrk(string said)
    {
        long bad = NotOk().Match(said) is { Success: true } match ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        double messages = Number(Requests().Match(said).Groups[1].Value, said), rate = Number(Rate().Match(said).Groups[1].Value, said);
        return Of(messages, rate, Time("50"), Time("99"), said) with { Errors = bad + SocketErrors().Count(said) };

        double Time(string percent)
        {
            Match match = Regex.Match(said, $@"^\s*{percent}%\s+([\d.]+)(us|ms|s)\s*$", RegexOptions.Multiline);
            return Number(match.Groups[1].Value, said) * (match.Groups[2].Value switch { "us" => 1e3, "ms" => 1e6, _ => 1e9 });
        }
    }

    /// <summary>The CSV of redis-benchmark; its last line: "test","rps","avg","min","p50","p95","p99","max", in milliseconds.</summary>
    /// <exception cref="InvalidOperationException">It is something else.</exception>
    public static Window OfRedisBenchmark(string said, long requests)
    {
        string[] fields = [.. said.Trim().Split('\n')[^1].Split(',').Select(field => field.Trim('"', '\r'))];
        if (fields.Length < 8) throw NotUnderstood(said);
        return Of(requests, Number(fields[1], said), Number(fields[4], said) * 1e6, Number(fields[6], said) * 1e6, said);
    }

    private static Window Of(double messages, double rate, double p50, double p99, string said)
    {
        if (messages > 0 && !(rate > 0 && double.IsFinite(rate))) throw NotUnderstood(said);
        return new(messages > 0 ? (long)(messages * 1e9 / rate) : 0, (long)messages, 0) { P50 = p50, P99 = p99 };
    }

    private static double Number(string text, string said) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw NotUnderstood(said);

    private static InvalidOperationException NotUnderstood(string said) => new($"the client says what is not understood: {said}");

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex NotOk();

    [GeneratedRegex("Socket errors")]
    private static partial Regex SocketErrors();
}
