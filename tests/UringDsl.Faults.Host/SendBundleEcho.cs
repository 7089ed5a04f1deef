using System;
using System.Net;

namespace UringDsl.Faults.Host;

/// <summary>Answers each message in two sends that go out as a bundle; counts what the ring's thread allocates.</summary>
[RingHandler]
[Ring(SendBundles = true)]
[FixedFiles(4096)]
[BufferRing("Inbound", Entries = 1024, BufferSize = 4096)]
internal sealed partial class SendBundleEcho(IPEndPoint endPoint, long firstSample, long lastSample) : IEcho
{
    private readonly SendBuffer _half = SendBuffer.Allocate(32);

    public AllocationWindows Allocations { get; } = new(firstSample, lastSample);

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Send(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    partial void OnUnhandledException(Exception exception) => Console.Error.WriteLine(exception);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess)
        {
            HangUp(connection);
            return;
        }
        Allocations.Count();
        for (int left = received.Length; left > 0; left -= _half.Length) Send(connection, _half);
    }
}
