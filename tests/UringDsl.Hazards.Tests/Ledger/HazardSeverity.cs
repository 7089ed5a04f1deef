namespace UringDsl.Hazards.Tests.Ledger;

/// <summary>What a hazard costs who meets it.</summary>
internal enum HazardSeverity
{
    Critical,
    High,
    Medium,
    Low,
}
