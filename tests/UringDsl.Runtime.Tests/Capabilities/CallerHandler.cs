using System;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>A connected datagram socket that sends back what it gets.</summary>
[RingHandler]
[FixedFiles(16)]
[BufferRing("Inbound", Entries = 32, BufferSize = 2048)]
internal sealed partial class CallerHandler : ITestHandler
{
    public OutcomeKind? Made { get; private set; }

    [Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)]
    [Connect]
    [Chain(Completed = nameof(OnConnected))]
    public partial void Connect(PeerAddress address);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection socket);

    [Send]
    private partial void Greet(Connection socket, ReadOnlySpan<byte> data);

    [Send]
    private partial void Echo(Connection socket, BufferLease data);

    private void OnConnected(in ConnectOutcome outcome)
    {
        Made = outcome.Kind;
        if (!outcome.TryGetConnection(out Connection socket)) return;
        Receive(socket);
        Greet(socket, "hello"u8);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
    }
}
