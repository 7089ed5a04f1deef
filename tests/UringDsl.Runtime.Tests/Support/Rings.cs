namespace UringDsl.Runtime.Tests.Support;

/// <summary>Tests that run handlers go one after another, and beside nothing else: they count the descriptors of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Rings
{
    public const string Name = "Rings";
}
