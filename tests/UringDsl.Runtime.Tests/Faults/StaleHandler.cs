using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Echoes, and counts what is delivered to it. The numbers of its operations are those of their order here.</summary>
[RingHandler]
[Ring(MaxConnections = 64)]
[BufferRing("Inbound", Entries = 64, BufferSize = 1024)]
internal sealed partial class StaleHandler(EndPoint endPoint) : ITestHandler
{
    public const byte ListenOperation = 1, ReceiveOperation = 2, EchoOperation = 3, HangUpOperation = 4, TickOperation = 5, PairOperation = 6;

    [Listener(Accepted = nameof(OnAccepted), Failed = nameof(OnFailed))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    [Nop(Completed = nameof(OnTicked))]
    public partial void Tick();

    [Nop(Link = LinkKind.Soft)]
    [Nop]
    [Chain(Completed = nameof(OnPaired))]
    public partial void Pair();

    public int Delivered { get; private set; }

    public Connection Last { get; private set; }

    partial void OnStarted() => Listen(endPoint);

    private void OnFailed(in Completion failed) => Delivered++;

    private void OnTicked(in Completion ticked) => Delivered++;

    private void OnPaired(in PairOutcome paired) => Delivered++;

    private void OnAccepted(in Accepted accepted)
    {
        Delivered++;
        Last = accepted.Connection;
        Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        Delivered++;
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }
}
