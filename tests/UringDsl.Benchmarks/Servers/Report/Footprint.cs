using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Benchmarks.Servers.Results;

namespace UringDsl.Benchmarks.Servers.Report;

/// <summary>What our server needs besides processor time.</summary>
/// <param name="Scenario">Where.</param>
/// <param name="Ours">Our server.</param>
/// <param name="Again">The same server a second time, where it ran.</param>
/// <param name="C">The servers in C on io_uring.</param>
internal sealed record Footprint(ScenarioResult Scenario, ContenderResult Ours, ContenderResult? Again, IReadOnlyList<ContenderResult> C)
{
    private const double MostOfEmpty = 2;

    /// <summary>For each scenario that has been counted.</summary>
    public static IEnumerable<Footprint> Of(IEnumerable<ScenarioResult> results) =>
        from result in results
        where result.Ours?.Enters.Length > 0
        let c = result.Contenders.Where(one => one.Name.StartsWith("c-", StringComparison.Ordinal) && one.Enters.Length > 0)
        select new Footprint(result, result.Ours!, result.Control, [.. c]);

    /// <summary>Whether it allocates nothing for a message; null where that is not known.</summary>
    public bool? AllocatesNothing => Ours.AllocatedBytes is { } bytes ? bytes < 0.01 : null;

    /// <summary>Whether its memory is within twice that of an empty process, and its buffers; null where they are not known.</summary>
    public bool? FitsMemory => Scenario.EmptyMebibytes is { } empty ? Ours.ResidentMebibytes <= (MostOfEmpty * empty) + DeclaredMebibytes : null;

    private double DeclaredMebibytes => Contenders.All.FirstOrDefault(contender => contender.Name == Ours.Name)?.DeclaredMebibytes ?? 0;
}
