using System.Collections.Generic;

/// <summary>What the protocols tell of the server.</summary>
internal interface IServerFacts
{
    string Version { get; }

    IEnumerable<(string Name, string Value)> Stats { get; }
}
