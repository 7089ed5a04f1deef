using System;
using System.Net;
using UringDsl;

namespace Valid;

/// <summary>Every operation on its own, observed, awaited and ignored.</summary>
[RingHandler]
[FixedFiles(64, Reserved = 8)]
[BufferRing("In")]
public sealed partial class Singles
{
    [Nop] private partial void Ignored();

    [Nop(Completed = nameof(OnCompletion))] private partial void Observed();

    [Nop] private partial Pending<Completion> Awaited();

    [Timeout] private partial void Wait(TimeSpan timeout);

    [Timeout(Timeout = nameof(period), Completed = nameof(OnCompletion))] private partial void Tick(TimeSpan period);

    [Bind] private partial Pending<Completion> Bind(Connection connection, PeerAddress address);

    [Listen(Backlog = 7, Completed = nameof(OnCompletion))] private partial void Open(Connection connection);

    [Accept(Multishot = true, Direct = true, Completed = nameof(OnAccepted))] private partial void Accept(Connection listener);

    [Accept(Completed = nameof(OnAccepted))] private partial void AcceptOne(Descriptor listener);

    [Connect] private partial Pending<Completion> Connect(Connection connection, EndPoint peer);

    [Receive(Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Receive(Completed = nameof(OnTransferred))] private partial void Fill(Connection connection, ReceiveBuffer buffer);

    [Send] private partial void Send(Connection connection, HeldBuffer data);

    [Send(Completed = nameof(OnSent))] private partial void SendText(Connection connection, ReadOnlySpan<byte> data);

    [Shutdown(How = ShutdownHow.Receive)] private partial Pending<Completion> Shutdown(Connection connection);

    [Close(Completed = nameof(OnCompletion))] private partial void Close(Connection connection);

    [Abort] private partial void Abort(Connection connection);

    [Cancel(nameof(Receive), Completed = nameof(OnCompletion))] private partial void Pause(Connection connection);

    [Cancel(nameof(Tick))] private partial Pending<Completion> StopTicking();

    [Listener(Accepted = nameof(OnAccepted), Failed = nameof(OnCompletion), Backlog = 3, ReusePort = true)] private partial void Listen(IPEndPoint endpoint);

    private void OnCompletion(in Completion completion)
    {
    }

    private void OnAccepted(in Accepted accepted)
    {
    }

    private void OnTransferred(in Transferred transferred)
    {
    }

    private void OnReceived(in Received received)
    {
    }

    private void OnSent(in Sent sent)
    {
    }
}
