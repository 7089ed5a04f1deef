using System.Collections.Generic;
using System.Net;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>Keeps what it receives, and remembers what it was told of its buffers.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 8, BufferSize = 256, LowWater = 3)]
[BufferRing("Default", Entries = 16, BufferSize = 256)]
internal sealed partial class LowWaterHandler(EndPoint endPoint) : Support.ITestHandler
{
    public Queue<HeldBuffer> Kept { get; } = new();

    public List<(string Name, int Free)> Alerts { get; } = [];

    public bool ThrowsWhenTold { get; set; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", FallOver = new[] { "Default" }, Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Close]
    private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    partial void OnBuffersLow(string name, int free)
    {
        Alerts.Add((name, free));
        if (ThrowsWhenTold) throw new System.InvalidOperationException("as the test wants it");
    }

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Kept.Enqueue(data.Keep());
        else HangUp(connection);
    }
}

/// <summary>Its buffers take four megabytes, in huge pages where there are any.</summary>
[RingHandler]
[FixedFiles(64)]
[BufferRing("Inbound", Entries = 1024, BufferSize = 4096, HugePages = true)]
internal sealed partial class HugePagesHandler(EndPoint endPoint) : Support.ITestHandler
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
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
