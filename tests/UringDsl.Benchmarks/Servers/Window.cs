using System;
using System.Text.Json;

namespace UringDsl.Benchmarks.Servers;

/// <summary>What a client counted in one stretch of load.</summary>
/// <param name="Nanoseconds">Its length.</param>
/// <param name="Messages">Messages that came back.</param>
/// <param name="ServerNanoseconds">Processor time of the server, user and kernel.</param>
internal sealed record Window(long Nanoseconds, long Messages, long ServerNanoseconds)
{
    private static readonly JsonSerializerOptions s_names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>With those that came before the window, to settle, and behind it: what the server did from silence to silence.</summary>
    public long AllMessages { get; init; }

    /// <summary>Processor time of the client.</summary>
    public long ClientNanoseconds { get; init; }

    /// <summary>Half of the messages took less, in nanoseconds.</summary>
    public double P50 { get; init; }

    /// <summary>1 in 100 took longer.</summary>
    public double P99 { get; init; }

    /// <summary>1 in 1000 took longer; 0 where the client does not say.</summary>
    public double P999 { get; init; }

    /// <summary>Answers with other bytes than those expected, since the client started.</summary>
    public long Wrong { get; init; }

    /// <summary>Connections that failed, since the client started.</summary>
    public long Errors { get; init; }

    /// <summary>Processor time of the server for each message, in microseconds.</summary>
    public double ServerMicroseconds => ServerNanoseconds / 1e3 / Messages;

    /// <summary>Messages in a second.</summary>
    public double Rate => Messages * 1e9 / Nanoseconds;

    /// <summary>Reads a line of the load generator.</summary>
    /// <exception cref="InvalidOperationException">It is something else.</exception>
    public static Window Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Window>(line, s_names)!;
        }
        catch (JsonException)
        {
            throw new InvalidOperationException($"this is no window: {line}");
        }
    }
}
