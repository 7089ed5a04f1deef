using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>Echoes, and asks for each bundle by itself.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 16, BufferSize = 256)]
internal sealed partial class BundleByBundleHandler(EndPoint endPoint) : ITestHandler
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Buffers = "Inbound", Bundle = true, Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }
        Echo(connection, data);
        if (!received.IsArmed) Receive(connection);
    }
}
