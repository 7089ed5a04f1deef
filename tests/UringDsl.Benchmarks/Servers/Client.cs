using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace UringDsl.Benchmarks.Servers;

/// <summary>What puts a server under load, a window at a time.</summary>
internal abstract partial class Client : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

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
            "wrk" => new Foreign(server, processor, ["wrk", "-d1s", .. words[1..^1], $"http://127.0.0.1:{port}{words[^1]}"], ReadWrk),
            "redis-benchmark" => new Foreign(server, processor, [.. words, "-p", $"{port}"], ReadRedisBenchmark),
            _ => throw new InvalidOperationException($"{words[0]}: this client is not known"),
        };
    }

    /// <summary>Loads the server for so long, or for as long as a foreign client takes.</summary>
    public abstract Window Run(double seconds);

    /// <summary>Disconnects.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    private static Window ReadWrk(string said)
    {
        long bad = NotOk().Match(said) is { Success: true } match ? long.Parse(match.Groups[1].Value) : 0;
        long messages = long.Parse(Requests().Match(said).Groups[1].Value);
        return new(0, messages, 0) { P50 = Time(said, "50"), P99 = Time(said, "99"), Errors = bad + SocketErrors().Count(said) };
    }

    private static double Time(string said, string percent)
    {
        Match match = Regex.Match(said, $@"^\s*{percent}%\s+([\d.]+)(us|ms|s)$", RegexOptions.Multiline);
        return Number(match.Groups[1].Value) * (match.Groups[2].Value switch { "us" => 1e3, "ms" => 1e6, _ => 1e9 });
    }

    // The last line of the CSV: "test","rps","avg","min","p50","p95","p99","max", milliseconds.
    private static Window ReadRedisBenchmark(string said)
    {
        string[] fields = [.. said.Trim().Split('\n')[^1].Split(',').Select(field => field.Trim('"', '\r'))];
        return new(0, 0, 0) { P50 = Number(fields[4]) * 1e6, P99 = Number(fields[6]) * 1e6 };
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex NotOk();

    [GeneratedRegex("Socket errors")]
    private static partial Regex SocketErrors();

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

    /// <summary>It is started for each window, and takes as long as it takes.</summary>
    private sealed class Foreign(PinnedProcess server, int processor, string[] words, Func<string, Window> read) : Client
    {
        public override Window Run(double seconds)
        {
            string[] all = words[0] == "redis-benchmark" ? [.. words, "--csv"] : words;
            long before = server.ProcessorNanoseconds, began = Stopwatch.GetTimestamp();
            using Process client = Process.Start(new ProcessStartInfo("taskset", ["-c", $"{processor}", .. all]) { RedirectStandardOutput = true })!;
            string said = client.StandardOutput.ReadToEnd();
            client.WaitForExit();
            if (client.ExitCode != 0) throw new InvalidOperationException($"{words[0]} ended with {client.ExitCode}: {said}");
            Window window = read(said);
            long messages = window.Messages > 0 ? window.Messages : long.Parse(words[Array.IndexOf(words, "-n") + 1]);
            return window with
            {
                Nanoseconds = (long)Stopwatch.GetElapsedTime(began).TotalNanoseconds,
                Messages = messages,
                AllMessages = messages,
                ServerNanoseconds = server.ProcessorNanoseconds - before,
            };
        }
    }
}
