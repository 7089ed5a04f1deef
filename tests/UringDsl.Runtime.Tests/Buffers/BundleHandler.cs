using System.Net;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>One completion may fill several buffers.</summary>
[RingHandler]
[FixedFiles(512)]
[BufferRing("Inbound", Entries = 64, BufferSize = 256)]
internal sealed partial class BundleHandler(EndPoint endPoint) : IBufferHandler
{
    public IBufferHandler.Receiving? Instead { get; set; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Bundle = true, Completed = nameof(OnReceived))]
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
