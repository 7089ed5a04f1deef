using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Benchmarks.Servers.Results;
using UringDsl.Benchmarks.Statistics;

namespace UringDsl.Benchmarks.Servers.Report;

/// <summary>What a message may cost: so many times what it costs somebody else.</summary>
/// <param name="Words">Of what this is said.</param>
/// <param name="Scenarios">How the names of its scenarios begin.</param>
/// <param name="Others">The contenders to beat; the cheapest of them counts.</param>
/// <param name="Limit">The most that ours may be, as a ratio.</param>
/// <param name="IsOfEnters">It is of calls of io_uring_enter, not of processor time.</param>
internal sealed record Target(string Words, string Scenarios, string[] Others, double Limit, bool IsOfEnters = false)
{
    /// <summary>The servers in C on io_uring.</summary>
    public static string[] C { get; } = ["c-uring", "c-uring-incremental"];

    /// <summary>Those that send large answers.</summary>
    public static string[] CStream { get; } = ["c-stream", "c-stream-zc", "c-stream-zc-registered"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        new("an echo, against the best C on io_uring", "echo-", C, 1.05),
        new("an echo, against SocketAsyncEventArgs with inline completions", "echo-", ["saea"], 0.85),
        new("an echo, against async sockets", "echo-", ["sockets"], 0.5),
        new("an echo, against a connection handler of Kestrel", "echo-", ["kestrel"], 0.4),
        new("calls of io_uring_enter for an echo, against that C", "echo-", C, 1, IsOfEnters: true),
        new("calls of io_uring_enter in whole batches, against C with whole buffers, 16 MiB", "batches-", ["c-uring"], 1, IsOfEnters: true),
        new("calls of io_uring_enter in whole batches, against C with whole buffers, 4 MiB as here", "batches-", ["c-uring-small"], 1, IsOfEnters: true),
        new("calls of io_uring_enter in whole batches, against C with incremental ones, 4 MiB", "batches-", ["c-uring-incremental"], 1, IsOfEnters: true),
        new("calls of io_uring_enter for a connection of a storm, against that C", "storm", C, 1, IsOfEnters: true),
        new("a NOP, against C", "nop-64", ["c-nop"], 1.15),
        new("a read into a registered buffer, against C that registers each of them", "read-", ["c-read"], 1),
        new("a read into a registered buffer, against C that registers all as one", "read-", ["c-read-together"], 1),
        new("a RESP request in a pipeline of 16, against redis-server", "resp-p16", ["redis"], 1),
        new("a RESP request of redis-benchmark -P 16, against redis-server", "resp-benchmark", ["redis"], 1),
        new("an HTTP request, against nginx", "http", ["nginx"], 1),
        new("a large answer, against the best C on io_uring", "stream-", CStream, 1.05),
        new("a file over HTTP, against nginx", "files-", ["nginx"], 1),
        new("a message through a proxy, against HAProxy", "proxy-", ["haproxy"], 1),
        new("a message through a proxy, against HAProxy that splices", "proxy-", ["haproxy-splice"], 1),
    ];

    /// <summary>What the results say of this target, a verdict for each scenario.</summary>
    public IEnumerable<TargetVerdict> Judge(IEnumerable<ScenarioResult> results)
    {
        foreach (ScenarioResult result in results.Where(result => result.Name.StartsWith(Scenarios, StringComparison.Ordinal)))
        {
            if (result.Ours is not { } ours || result.Cheapest(one => Others.Contains(one.Name)) is not { } other) continue;
            if (Of(ours).Length == 0 || Of(ours).Length != Of(other).Length) continue; // Calls could not be counted.
            int starts = IsOfEnters ? 1 : result.Starts; // Calls are counted in the last of them.
            Ratio? control = result.Control is { } again && Of(again).Length == Of(ours).Length ? Ratio.Of(Of(again), Of(ours), starts) : null;
            yield return new TargetVerdict(this, result, other, Ratio.Of(Of(ours), Of(other), starts), control);
        }
    }

    private double[] Of(ContenderResult contender) => IsOfEnters ? contender.Enters : contender.Cost;
}
