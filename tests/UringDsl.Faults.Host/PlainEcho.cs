using System;
using System.Net;

namespace UringDsl.Faults.Host;

/// <summary>Echoes on ordinary descriptors, of which a process can run out.</summary>
[RingHandler]
[Ring(MaxConnections = 1024)]
[BufferRing("Inbound", Entries = 256, BufferSize = 4096)]
internal sealed partial class PlainEcho(IPEndPoint endPoint) : IEcho
{
    public AllocationWindows Allocations { get; } = new(first: 0, last: 0);

    [Listener(Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    partial void OnUnhandledException(Exception exception) => Console.Error.WriteLine(exception);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
