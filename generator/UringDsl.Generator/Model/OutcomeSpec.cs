namespace UringDsl.Generator.Model;

/// <summary>The generated result type of a chain.</summary>
/// <param name="CarriesConnection">The chain makes a socket and leaves it open.</param>
/// <param name="CarriesFile">The chain opens a file and leaves it open.</param>
internal sealed record OutcomeSpec(string Type, string StepType, string Accessibility, bool CarriesConnection, bool CarriesFile);
