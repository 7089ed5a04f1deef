using System.Collections.Generic;
using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>Echoes with bundles of queued sends, or does what a test tells it.</summary>
[RingHandler]
[Ring(SendBundles = true)]
[FixedFiles(256)]
[BufferRing("Inbound", Entries = 256, BufferSize = 2048)]
internal sealed partial class SendBundleHandler(EndPoint endPoint) : ITestHandler
{
    public List<Connection> Accepted { get; } = [];

    public List<Sent> Sents { get; } = [];

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Send]
    public partial void Send(Connection connection, SendBuffer data);

    [Send(Completed = nameof(OnSent))]
    public partial void SendObserved(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted)
    {
        Accepted.Add(accepted.Connection);
        Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }

    private void OnSent(in Sent sent) => Sents.Add(sent);
}
