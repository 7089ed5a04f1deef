using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using UringDsl;

/// <summary>The running servers: one, or one per worker.</summary>
internal sealed class Service : IDisposable
{
    private static readonly TimeSpan s_startInterval = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _stop = new();
    private readonly RingGroup<IEchoServer> _group;
    private readonly RingStatistics[] _rings;
    private readonly AllocationSampler<IEchoServer> _allocations;

    public Service(Options options, IPEndPoint endpoint)
    {
        _group = RingGroup.Start<IEchoServer>(
            options.Workers,
            _ => options.IsPlain ? new PlainEchoServer(endpoint, shared: options.Workers > 1)
                : options.Workers > 1 ? new SharedEchoServer(endpoint)
                : new EchoServer(endpoint),
            static (server, token) => server.Run(RingOptions.Default, token),
            _stop.Token);
        try
        {
            // A listener that fails ends its ring, and Join throws what it failed with.
            while (!_group.Join(s_startInterval) && _group.Handlers.Any(server => server.Statistics.ListenersOpen == 0)) continue;
        }
        catch
        {
            Dispose();
            throw;
        }
        _rings = [.. _group.Handlers.Select(server => server.Statistics)];
        _allocations = new AllocationSampler<IEchoServer>(_group, static server => server.Statistics);
    }

    public Summary Summary => new(_rings, _allocations);

    /// <summary>Ends <see cref="WaitForTheEnd"/>; from any thread, and more than once.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Waits until the service has been stopped and every connection has ended.</summary>
    public void WaitForTheEnd() => _allocations.LookUntilTheEnd(_stop.Token);

    public void Dispose()
    {
        _group.Dispose();
        _stop.Dispose();
    }
}
