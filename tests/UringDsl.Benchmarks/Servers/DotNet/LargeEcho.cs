using System.Net;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>The echo server of the samples with buffers for large messages.</summary>
[RingHandler]
[FixedFiles(4096)]
[BufferRing("Inbound", Entries = 64, BufferSize = 65536, Incremental = true, HugePages = true)]
internal sealed partial class LargeEcho(IPEndPoint endpoint)
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endpoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
