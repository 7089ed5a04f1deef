using System.Net;
using UringDsl;

/// <summary>The same echo server without a fixed-file table: every socket is an ordinary descriptor of the process.</summary>
/// <param name="endpoint">Where to listen.</param>
/// <param name="shared">Other rings listen there too.</param>
[RingHandler]
[BufferRing("Inbound", Entries = 64, BufferSize = 65536, Incremental = true, HugePages = true)]
public sealed partial class PlainEchoServer(IPEndPoint endpoint, bool shared)
{
    [Listener(Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endpoint);

    [Listener(ReusePort = true, Accepted = nameof(OnAccepted))]
    private partial void ListenShared(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted()
    {
        if (shared) ListenShared(endpoint);
        else Listen(endpoint);
    }

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
