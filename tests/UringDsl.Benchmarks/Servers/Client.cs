using System;
using System.Globalization;

namespace UringDsl.Benchmarks.Servers;

/// <summary>What puts a server under load, a window at a time.</summary>
internal abstract class Client : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Connects to a server.</summary>
    /// <param name="scenario">The load.</param>
    /// <param name="server">The server.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="processor">Where the client runs.</param>
    public static Client Start(Scenario scenario, PinnedProcess server, int port, int processor)
    {
        string[] words = Places.Words(scenario.Client);
        return words[0] switch
        {
            "self" => new Asked(server, ownsProcess: false),
            "load" => new Asked(new(
                [Places.Programs + "/load", .. words[1..], "--port", $"{port}", "--server", $"{server.Id}"], processor, speaksInLines: true)),
            "wrk" => new ForeignClient(
                server, processor, ["wrk", "-d1s", .. words[1..^1], $"http://127.0.0.1:{port}{words[^1]}"], ForeignOutput.OfWrk, s_patience),
            "redis-benchmark" => new ForeignClient(
                server, processor, [.. words, "--csv", "-p", $"{port}"], said => ForeignOutput.OfRedisBenchmark(said, RequestsOf(words)), s_patience),
            _ => throw new InvalidOperationException($"{words[0]}: this client is not known"),
        };
    }

    /// <summary>Loads the server for so long, or for as long as a foreign client takes.</summary>
    public abstract Window Run(double seconds);

    /// <summary>Disconnects.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    private static long RequestsOf(string[] words) => long.Parse(words[Array.IndexOf(words, "-n") + 1], CultureInfo.InvariantCulture);

    /// <summary>It is told how long, and answers with what it counted.</summary>
    private sealed class Asked(PinnedProcess process, bool ownsProcess = true) : Client
    {
        public override Window Run(double seconds) =>
            Window.Parse(process.Ask(seconds.ToString(CultureInfo.InvariantCulture), s_patience + TimeSpan.FromSeconds(seconds)));

        public override void Dispose()
        {
            if (ownsProcess) process.Dispose();
            base.Dispose();
        }
    }
}
