namespace UringDsl.Hazards.Tests.Ledger;

/// <summary>
/// A way to misuse io_uring, and what becomes of it here. The tests that show the kernel's fault carry its id (<see cref="HazardAttribute"/>).
/// </summary>
internal sealed record HazardSpec(string Id, HazardSeverity Severity, string Name, params Guard[] Guards)
{
    /// <summary>Why no test shows the fault.</summary>
    public string? NotShown { get; init; }
}
