using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using UringDsl;

/// <summary>A server as a program: it serves until it is asked to end, and prints a table.</summary>
internal static class ServerProgram
{
    /// <param name="create">Makes the server.</param>
    /// <param name="greeting">What is printed when it listens: where, and how to try it.</param>
    /// <param name="threads">Servers, each with a thread and data of its own, so that nothing is locked.</param>
    /// <returns>The exit code.</returns>
    public static int Serve<TServer>(Func<TServer> create, string greeting, int threads = 1)
        where TServer : class, IServer
    {
        using CancellationTokenSource stop = new();
        using IDisposable signals = SampleProgram.OnSignal(stop.Cancel);
        using RingGroup<TServer> group = RingGroup.Start(
            threads, _ => create(), static (server, token) => server.Run(token), stop.Token);
        IReadOnlyList<TServer> servers = group.Handlers;
        AllocationSampler<TServer> allocations = new(group, static server => server.Statistics);

        // What cannot serve ends its ring, and Join throws the reason.
        bool hasEnded;
        while (!(hasEnded = group.Join(TimeSpan.FromMilliseconds(20))) && servers.Any(server => !server.IsListening)) continue;
        if (!hasEnded)
        {
            Console.WriteLine(greeting);
            Console.WriteLine("Ctrl+C stops the server.");
            allocations.LookUntilTheEnd(stop.Token);
        }
        foreach ((string name, long value) in Table(servers)) SampleProgram.Row(name, value.ToString("N0", CultureInfo.InvariantCulture));
        string allocated = allocations.PerReceive is { } bytes ? bytes.ToString("0.###", CultureInfo.InvariantCulture) : "not measured";
        SampleProgram.Row("bytes allocated per receive", allocated);
        return 0;
    }

    private static IEnumerable<(string Name, long Value)> Table(IEnumerable<IServer> servers) =>
        servers.Select(Table).Aggregate((sums, rows) => sums.Zip(rows, (sum, row) => (sum.Name, sum.Value + row.Value)));

    private static IEnumerable<(string Name, long Value)> Table(IServer server) =>
    [
        .. server.Summary,
        ("io_uring_enter calls", server.Statistics.Enters),
        ("exceptions", server.Statistics.HandlerExceptions),
        ("connections left", server.Statistics.ConnectionsOpen),
        ("operations left", server.Statistics.OperationsInFlight),
        ("buffers left", server.Statistics.BuffersInUse),
    ];
}
