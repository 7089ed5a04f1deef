using System.Text.Json.Serialization;

namespace UringDsl.Benchmarks.Servers.Results;

/// <summary>What was measured of one contender in one scenario; the place in a list is the round, in which all contenders ran once.</summary>
internal sealed record ContenderResult
{
    /// <summary>The name of the contender.</summary>
    public required string Name { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>It is ours.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Processor time of the server for a message, in microseconds.</summary>
    public required double[] Cost { get; init; }

    /// <summary>Messages in a second.</summary>
    public required double[] Rate { get; init; }

    /// <summary>Median time of a message, in microseconds.</summary>
    public required double[] P50 { get; init; }

    /// <summary>1 in 100 takes longer.</summary>
    public required double[] P99 { get; init; }

    /// <summary>1 in 1000 takes longer; 0 where the client does not say.</summary>
    public required double[] P999 { get; init; }

    /// <summary>System calls for a message, where they could be counted.</summary>
    public double? SystemCalls { get; init; }

    /// <summary>Calls of io_uring_enter for a message, by round of those in which calls are counted; empty where there are none.</summary>
    public double[] Enters { get; init; } = [];

    /// <summary>Bytes on the managed heap for a message, where the server says it.</summary>
    public double? AllocatedBytes { get; init; }

    /// <summary>Resident memory after the last window.</summary>
    public double ResidentMebibytes { get; init; }

    /// <summary>The largest share of the two processors that something else used in a window.</summary>
    public double Disturbance { get; init; }

    /// <summary>It is compared with ours as a control: it is the same program.</summary>
    [JsonIgnore]
    public bool IsControl => Name.EndsWith(Contender.ControlSuffix, System.StringComparison.Ordinal);
}
