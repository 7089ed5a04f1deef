using System.Net;
using UringDsl;

/// <summary>The echo server for several workers: each has a listener on the same address, and the kernel spreads the connections.</summary>
/// <param name="endpoint">Where to listen.</param>
[RingHandler]
[FixedFiles(4096)]
[BufferRing("Inbound", Entries = 64, BufferSize = 65536, Incremental = true, HugePages = true)]
public sealed partial class SharedEchoServer(IPEndPoint endpoint)
{
    [Listener(Direct = true, ReusePort = true, Accepted = nameof(OnAccepted))]
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
