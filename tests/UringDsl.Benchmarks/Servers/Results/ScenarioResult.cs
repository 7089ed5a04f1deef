using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using UringDsl.Benchmarks.Statistics;

namespace UringDsl.Benchmarks.Servers.Results;

/// <summary>What was measured in one scenario, all of it at one time.</summary>
internal sealed record ScenarioResult
{
    /// <summary>The name of the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>When, to the minute, UTC.</summary>
    public required string Time { get; init; }

    /// <summary>Where: processor, kernel, runtime, compiler.</summary>
    public required string Machine { get; init; }

    /// <summary>Length of a window: the median, since a foreign client takes as long as it takes.</summary>
    public required double WindowSeconds { get; init; }

    /// <summary>Times that all of it was started anew.</summary>
    public required int Starts { get; init; }

    /// <summary>Resident memory of a .NET process that does nothing; null where there is none to ask.</summary>
    public double? EmptyMebibytes { get; init; }

    /// <summary>Contenders that could not run, and why.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The others, ours first.</summary>
    public required IReadOnlyList<ContenderResult> Contenders { get; init; }

    /// <summary>Ours, with which the others are compared.</summary>
    [JsonIgnore]
    public ContenderResult? Ours => Contenders.FirstOrDefault(one => one.IsOurs);

    /// <summary>Ours a second time.</summary>
    [JsonIgnore]
    public ContenderResult? Control => Contenders.FirstOrDefault(one => one.IsControl);

    /// <summary>Of some, the one that needs the least processor time.</summary>
    public ContenderResult? Cheapest(Func<ContenderResult, bool> among) => Contenders.Where(among).MinBy(one => Ratio.MedianOf(one.Cost));
}
