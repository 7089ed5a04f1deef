using System.Collections.Generic;
using System.Threading;
using UringDsl;

/// <summary>A handler that <see cref="ServerProgram"/> can run. The generator writes <see cref="Run"/> and <see cref="Statistics"/>.</summary>
internal interface IServer
{
    RingStatistics Statistics { get; }

    /// <summary>Peers can reach it.</summary>
    bool IsListening => Statistics.ListenersOpen > 0;

    /// <summary>What it has counted itself, for the table at the end.</summary>
    IEnumerable<(string Name, long Value)> Summary { get; }

    void Run(CancellationToken cancellationToken);
}
