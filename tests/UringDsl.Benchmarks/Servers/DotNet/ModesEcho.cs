using System.Net;
using System.Threading;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>The echo server of the samples, in the ways in which it could be otherwise: other buffers, bundles, waits that collect.</summary>
[RingHandler]
[Ring(SendBundles = true)]
[FixedFiles(4096)]
[BufferRing("Large", Entries = 64, BufferSize = 65536, Incremental = true, HugePages = true)]
[BufferRing("Small", Entries = 1024, BufferSize = 4096)]
internal sealed partial class ModesEcho(IPEndPoint endpoint, bool isSmall, RingOptions options)
{
    private const RingFeature Bundles = RingFeature.SendBundle | RingFeature.RecvBundle;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Large", Completed = nameof(OnReceived))]
    private partial void ReceiveLarge(Connection connection);

    [Receive(Multishot = true, Buffers = "Small", Bundle = true, Completed = nameof(OnReceived))]
    private partial void ReceiveSmall(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    /// <summary>The server of a way, or null where there is no such way.</summary>
    public static ModesEcho? Of(string way, IPEndPoint endpoint) => way switch
    {
        "default" => new(endpoint, isSmall: false, new() { Disable = Bundles }),
        "minimum-wait" => new(endpoint, isSmall: false, new() { Disable = Bundles, MinimumWaitMicroseconds = 50 }),
        "small" => new(endpoint, isSmall: true, new() { Disable = Bundles }),
        "receive-bundles" => new(endpoint, isSmall: true, new() { Disable = RingFeature.SendBundle }),
        "bundles" => new(endpoint, isSmall: true, new()),
        _ => null,
    };

    /// <summary>Runs it in its way.</summary>
    public void Serve(CancellationToken cancellationToken) => Run(options, cancellationToken);

    partial void OnStarted() => Listen(endpoint);

    private void OnAccepted(in Accepted accepted)
    {
        if (isSmall) ReceiveSmall(accepted.Connection);
        else ReceiveLarge(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
