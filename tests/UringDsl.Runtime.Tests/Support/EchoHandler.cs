using System;
using System.Net;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>Echoes on direct descriptors.</summary>
[RingHandler]
[FixedFiles(4096)]
[BufferRing("Inbound", Entries = 1024, BufferSize = 4096)]
internal sealed partial class EchoHandler(EndPoint endPoint) : ITestHandler
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    /// <summary>The first exception that a completion let out.</summary>
    public Exception? Thrown { get; private set; }

    partial void OnStarted() => Listen(endPoint);

    partial void OnUnhandledException(Exception exception) => Thrown ??= exception;

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
