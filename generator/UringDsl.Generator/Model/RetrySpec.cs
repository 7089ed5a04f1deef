namespace UringDsl.Generator.Model;

/// <summary>How often a submission is tried, and how long the pauses are.</summary>
internal sealed record RetrySpec(int Attempts, int FirstDelay, int MaxDelay);
