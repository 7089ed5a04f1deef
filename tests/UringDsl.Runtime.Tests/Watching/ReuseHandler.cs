using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Watching;

/// <summary>Sends each buffer twice, which the second call refuses.</summary>
[RingHandler]
[BufferRing("Inbound", Entries = 8, BufferSize = 1024)]
internal sealed partial class ReuseHandler(EndPoint endPoint) : ITestHandler
{
    [Listener(Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    partial void OnStarted() => Listen(endPoint);

    partial void OnUnhandledException(System.Exception exception)
    {
    }

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
#pragma warning disable URING2020, URING2021, URING2022 // That is the test.
        Echo(connection, data);
        Echo(connection, data);
#pragma warning restore
    }
}
