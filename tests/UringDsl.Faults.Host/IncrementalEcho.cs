using System;
using System.Net;

namespace UringDsl.Faults.Host;

/// <summary>Receives into pieces of large buffers; counts what the ring's thread allocates.</summary>
[RingHandler]
[FixedFiles(4096)]
[BufferRing("Inbound", Entries = 8, BufferSize = 65536, Incremental = true)]
internal sealed partial class IncrementalEcho(IPEndPoint endPoint, long firstSample, long lastSample) : IEcho
{
    public AllocationWindows Allocations { get; } = new(firstSample, lastSample);

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    partial void OnUnhandledException(Exception exception) => Console.Error.WriteLine(exception);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }
        Allocations.Count();
        Echo(connection, data);
    }
}
