using System.Net;
using UringDsl;

[RingHandler]
[FixedFiles(4096)]                                              // direct descriptors: the listener and every client
[BufferRing("Inbound", Entries = 64, BufferSize = 65536, Incremental = true, HugePages = true)] // provided buffers, filled piece by piece
public sealed partial class EchoServer(IPEndPoint endpoint)
{
    // Submissions. One attribute is one SQE; the generator writes the bodies.

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]    // SOCKET, BIND, LISTEN, multishot ACCEPT: one linked chain on a slot
    private partial void Listen(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]                                                      // no Completed: a failed send aborts its connection
    private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]                            // several attributes are one linked chain, in this order
    [Close]
    private partial void HangUp(Connection connection);

    // Completions and hooks. The generated dispatch switch calls them on the ring's thread.

    partial void OnStarted() => Listen(endpoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);     // re-arming, back-off and shutdown are generated

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);            // returns to the buffer ring when the send has retired
        else HangUp(connection);                                                       // end or error, exactly once; waits for queued echoes
    }
}
