using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Benchmarks.Servers.Results;

namespace UringDsl.Benchmarks.Servers.Report;

/// <summary>What our server needs besides processor time.</summary>
/// <param name="Scenario">Where.</param>
/// <param name="Ours">Our server.</param>
/// <param name="C">The server in C that makes the fewest calls, where there is one.</param>
internal sealed record Footprint(ScenarioResult Scenario, ContenderResult Ours, ContenderResult? C)
{
    // The buffers that the echo server declares: 1024 of 4096 bytes.
    private const double DeclaredMebibytes = 4, MostOfEmpty = 2;

    // Calls are counted in one window, and two windows of one server differ by as much.
    private const double CallTolerance = 1.05;

    /// <summary>For each scenario that has been counted.</summary>
    public static IEnumerable<Footprint> Of(IEnumerable<ScenarioResult> results) =>
        from result in results
        let ours = result.Contenders.FirstOrDefault(one => one.IsOurs)
        where ours?.Enters is not null
        let c = result.Contenders.Where(one => one.Name.StartsWith("c-", StringComparison.Ordinal) && one.Enters > 0)
        select new Footprint(result, ours, c.MinBy(one => one.Enters));

    /// <summary>Whether it allocates nothing for a message; null where that is not known.</summary>
    public bool? AllocatesNothing => Ours.AllocatedBytes is { } bytes ? bytes < 0.01 : null;

    /// <summary>Whether it makes no more calls than C; null where there is no C.</summary>
    public bool? EntersNoMore => C?.Enters is { } enters and > 0 ? Ours.Enters <= enters * CallTolerance : null;

    /// <summary>Whether its memory is within twice that of an empty process, and its buffers; null where they are not known.</summary>
    public bool? FitsMemory => Ours.Name == "uringdsl" && Scenario.EmptyMebibytes is { } empty
        ? Ours.ResidentMebibytes <= (MostOfEmpty * empty) + DeclaredMebibytes
        : null;
}
