using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Capabilities;

/// <summary>Receives in small portions, and echoes.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 64, BufferSize = 1024)]
internal sealed partial class PortionHandler(EndPoint endPoint) : ITestHandler
{
    public const int MostAtOnce = 300;

    public int Largest { get; private set; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", ShotBytes = MostAtOnce, TotalBytes = 10 * MostAtOnce, Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.Length > Largest) Largest = received.Length;
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
