using System.Collections.Generic;
using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Echoes with eight buffers of 256 bytes for everybody.</summary>
[RingHandler]
[FixedFiles(512)]
[BufferRing("Inbound", Entries = 8, BufferSize = 256)]
internal sealed partial class FewBuffersHandler(EndPoint endPoint) : ITestHandler
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

/// <summary>Keeps what it receives, until it is told to echo it.</summary>
[RingHandler]
[FixedFiles(512)]
[BufferRing("Inbound", Entries = 8, BufferSize = 256)]
internal sealed partial class KeepingHandler(EndPoint endPoint) : ITestHandler
{
    private readonly Queue<(Connection Connection, HeldBuffer Data)> _kept = new();

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, HeldBuffer data);

    [Close]
    private partial void HangUp(Connection connection);

    public int Kept => _kept.Count;

    public bool KeepsNoMore { get; private set; }

    public void EchoAll()
    {
        KeepsNoMore = true;
        while (_kept.TryDequeue(out (Connection Connection, HeldBuffer Data) next)) Echo(next.Connection, next.Data);
    }

    public void ReturnAll()
    {
        while (_kept.TryDequeue(out (Connection Connection, HeldBuffer Data) next)) next.Data.Return();
    }

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Receive(accepted.Connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) HangUp(connection);
        else if (KeepsNoMore) Echo(connection, data.Keep());
        else _kept.Enqueue((connection, data.Keep()));
    }
}
