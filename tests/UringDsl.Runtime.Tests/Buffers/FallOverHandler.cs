using System.Net;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>Three small buffer rings: a receive goes on with the next one when one is empty.</summary>
[RingHandler]
[FixedFiles(512)]
[BufferRing("Inbound", Entries = 4, BufferSize = 256)]
[BufferRing("Reserve", Entries = 4, BufferSize = 512)]
[BufferRing("Last", Entries = 2, BufferSize = 1024)]
internal sealed partial class FallOverHandler(EndPoint endPoint) : IBufferHandler
{
    public IBufferHandler.Receiving? Instead { get; set; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", FallOver = new[] { "Reserve", "Last" }, Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Send]
    public partial void Echo(Connection connection, BufferLease data);

    [Send]
    public partial void EchoKept(Connection connection, HeldBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void HangUp(Connection connection);

    [Abort]
    public partial void Drop(Connection connection);

    [Cancel(nameof(Receive))]
    public partial void StopReceiving(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (Instead is { } instead) instead(connection, in received);
        else if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
