using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

internal enum ThrowAt
{
    Nowhere,
    Started,
    Opened,
    Accepted,
    ReceivedBeforeTaking,
    ReceivedAfterTaking,
    ReceivedAfterKeeping,
    ReceivedAfterSending,
    EndOfStream,
    Closed,
    ChainCompletion,
    SendCompletion,
    Continuation,
    Stopping,
}

/// <summary>Echoes; the connection that is armed for it (or the hook that has none) throws, once.</summary>
[RingHandler]
[FixedFiles(128)]
[BufferRing("Inbound", Entries = 16, BufferSize = 1024)]
internal sealed partial class ThrowingHandler(EndPoint endPoint) : ITestHandler
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Echo(Connection connection, BufferLease data);

    [Send(Completed = nameof(OnSent))]
    private partial void EchoObserved(Connection connection, BufferLease data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    [Chain(Completed = nameof(OnHungUp))]
    private partial void HangUp(Connection connection);

    [Timeout]
    private partial Pending<Completion> Delay(TimeSpan timeout);

    public ThrowAt ThrowAt { get; set; }

    /// <summary>OnUnhandledException throws what it is given.</summary>
    public bool LetsOut { get; init; }

    public List<Exception> Seen { get; } = [];

    public int HungUp { get; private set; }

    partial void OnStarted()
    {
        ThrowIf(ThrowAt.Started);
        Listen(endPoint);
    }

    partial void OnOpened(Connection connection) => ThrowIf(ThrowAt.Opened);

    partial void OnClosed(Connection connection) => ThrowIf(ThrowAt.Closed);

    partial void OnStopping() => ThrowIf(ThrowAt.Stopping);

    partial void OnUnhandledException(Exception exception)
    {
        Seen.Add(exception);
        if (LetsOut) throw exception;
    }

    private void OnAccepted(in Accepted accepted)
    {
        ThrowIf(ThrowAt.Accepted);
        Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsEndOfStream) ThrowIf(ThrowAt.EndOfStream);
        ThrowIf(ThrowAt.ReceivedBeforeTaking);
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }
        ThrowIf(ThrowAt.ReceivedAfterTaking);
        if (ThrowAt == ThrowAt.ReceivedAfterKeeping)
        {
            HeldBuffer held = data.Keep();
            held.Return();
            ThrowIf(ThrowAt.ReceivedAfterKeeping);
        }
        if (ThrowAt == ThrowAt.SendCompletion) EchoObserved(connection, data);
        else Echo(connection, data);
        ThrowIf(ThrowAt.ReceivedAfterSending);
        if (ThrowAt == ThrowAt.Continuation) _ = ThrowLater();
    }

    private void OnSent(in Sent sent) => ThrowIf(ThrowAt.SendCompletion);

    private void OnHungUp(in HangUpOutcome outcome)
    {
        HungUp++;
        ThrowIf(ThrowAt.ChainCompletion);
    }

    private async Task ThrowLater()
    {
        await Delay(TimeSpan.FromMilliseconds(1));
        ThrowFromVoid();
    }

    private async void ThrowFromVoid()
    {
        await Delay(TimeSpan.FromMilliseconds(1));
        ThrowIf(ThrowAt.Continuation);
    }

    private void ThrowIf(ThrowAt here)
    {
        if (ThrowAt != here) return;
        ThrowAt = ThrowAt.Nowhere;
        throw new NotSupportedException($"thrown on purpose in {here}");
    }
}
