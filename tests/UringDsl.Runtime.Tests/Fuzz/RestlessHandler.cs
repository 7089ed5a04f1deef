using System;
using System.Net;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>Does what its mischief tells it, on direct descriptors.</summary>
[RingHandler]
[FixedFiles(24)]
[BufferRing("Many", Entries = 8, BufferSize = 512)]
[BufferRing("Few", Entries = 4, BufferSize = 256)]
internal sealed partial class RestlessHandler : IRestlessHandler
{
    private readonly EndPoint _endPoint;

    public RestlessHandler(EndPoint endPoint, int seed)
    {
        _endPoint = endPoint;
        Mischief = new Mischief(this, seed, StartToDial, StartToFetch, StartToAsk, _ => StopFetches());
    }

    [ConnectionState]
    private struct Session
    {
        public int Openings;
    }

    public Mischief Mischief { get; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    public partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Many", Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Receive(Buffers = "Few", Completed = nameof(OnReceived))]
    public partial void ReceiveOnce(Connection connection);

    [Receive]
    public partial Pending<Transferred> ReceiveInto(Connection connection, ReceiveBuffer buffer);

    [Cancel(nameof(Receive))]
    public partial void StopReceiving(Connection connection);

    [Send]
    public partial void Echo(Connection connection, BufferLease data);

    [Send(Completed = nameof(OnSent))]
    public partial void EchoObserved(Connection connection, BufferLease data);

    [Send]
    public partial void EchoHeld(Connection connection, HeldBuffer data);

    [Send]
    public partial void Tell(Connection connection, ReadOnlySpan<byte> data);

    [Send]
    public partial Pending<Sent> TellAwaited(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void HangUp(Connection connection);

    [Close]
    public partial Pending<Completion> Close(Connection connection);

    [Abort]
    public partial void Drop(Connection connection);

    [Timeout]
    public partial Pending<Completion> Delay(TimeSpan timeout);

    partial void OnStarted() => Mischief.Start(_endPoint);

    partial void OnStopping() => Mischief.Stop();

    partial void OnOpened(Connection connection, ref Session session) => Mischief.Opened(connection, ++session.Openings);

    partial void OnClosed(Connection connection, ref Session session) => Mischief.Closed(connection, session.Openings);

    partial void OnUnhandledException(Exception exception) => Mischief.Caught(exception);

    private void OnAccepted(in Accepted accepted) => Mischief.Accepted(accepted.Connection);

    private void OnReceived(Connection connection, in Received received) => Mischief.Received(connection, in received);

    private void OnSent(Connection connection, in Sent sent) => Mischief.Sent(connection);
}
