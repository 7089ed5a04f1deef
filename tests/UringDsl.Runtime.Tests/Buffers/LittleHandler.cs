using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>Echoes a hundred bytes at a time, from buffers that are filled piece by piece.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 8, BufferSize = 16384, Incremental = true)]
internal sealed partial class LittleHandler(EndPoint endPoint) : ITestHandler
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", ShotBytes = 100, Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
