using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>A handler that does what a test tells it, on its thread: every form of receiving and sending, timers and cancellation.</summary>
[RingHandler]
[FixedFiles(128)]
[BufferRing("Inbound", Entries = 64, BufferSize = 1024)]
internal sealed partial class Puppet(EndPoint endPoint) : ITestHandler
{
    public delegate void Receiving(Connection connection, in Received received);

    public List<Connection> Accepted { get; } = [];

    public List<Connection> Closed { get; } = [];

    public List<(string Name, Completion Result)> Completions { get; } = [];

    public List<Sent> Sents { get; } = [];

    public List<Exception> Thrown { get; } = [];

    public bool ReceivesAtOnce { get; init; }

    public Receiving Received { get; set; } = static (_, in _) => { };

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Receive(Buffers = "Inbound", Completed = nameof(OnReceived))]
    public partial void ReceiveOnce(Connection connection);

    [Receive]
    public partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);

    [Receive(Completed = nameof(OnFilled))]
    public partial void FillObserved(Connection connection, ReceiveBuffer buffer);

    [Cancel(nameof(Receive))]
    public partial void StopReceiving(Connection connection);

    [Cancel(nameof(Fill), Completed = nameof(OnCancelled))]
    public partial void StopFilling(Connection connection);

    [Send]
    public partial void SendLease(Connection connection, BufferLease data);

    [Send]
    public partial void SendBytes(Connection connection, ReadOnlySpan<byte> data);

    [Send]
    public partial void SendOwn(Connection connection, SendBuffer data);

    [Send]
    public partial void SendHeld(Connection connection, HeldBuffer data);

    [Send(Completed = nameof(OnSent))]
    public partial void SendBytesObserved(Connection connection, ReadOnlySpan<byte> data);

    [Send(Completed = nameof(OnSent))]
    public partial void SendHeldObserved(Connection connection, HeldBuffer data);

    [Send]
    public partial Pending<Sent> SendAwaited(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void HangUp(Connection connection);

    [Shutdown]
    public partial Pending<Completion> EndSending(Connection connection);

    [Close]
    public partial Pending<Completion> Close(Connection connection);

    [Abort]
    public partial void Drop(Connection connection);

    [Timeout(Completed = nameof(OnTick))]
    public partial void Tick(TimeSpan timeout);

    [Timeout]
    public partial Pending<Completion> Sleep(TimeSpan timeout);

    [Cancel(nameof(Tick), Completed = nameof(OnCancelled))]
    public partial void StopTicking();

    [Cancel(nameof(Sleep))]
    public partial Pending<Completion> WakeUp();

    [Nop(Completed = nameof(OnNop))]
    public partial void Nop();

    [Nop]
    public partial Pending<Completion> NopAwaited();

    public async Task<Sent> SendAndWait(Connection connection, SendBuffer data) => await SendAwaited(connection, data);

    public async Task<Transferred> FillAndWait(Connection connection, ReceiveBuffer buffer) => await Fill(connection, buffer);

    public async Task<Completion> SleepFor(TimeSpan time) => await Sleep(time);

    public async Task<Completion> WakeUpAndWait() => await WakeUp();

    public async Task<Completion> NopAndWait() => await NopAwaited();

    public async Task<Completion> EndSendingAndWait(Connection connection) => await EndSending(connection);

    public async Task<Completion> CloseAndWait(Connection connection) => await Close(connection);

    partial void OnStarted() => Listen(endPoint);

    partial void OnClosed(Connection connection) => Closed.Add(connection);

    partial void OnUnhandledException(Exception exception) => Thrown.Add(exception);

    private void OnAccepted(in Accepted accepted)
    {
        Accepted.Add(accepted.Connection);
        if (ReceivesAtOnce) Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received) => Received(connection, in received);

    private void OnFilled(Connection connection, in Transferred transferred) => Completions.Add((nameof(FillObserved), new(transferred.Result)));

    private void OnSent(Connection connection, in Sent sent) => Sents.Add(sent);

    private void OnTick(in Completion completion) => Completions.Add((nameof(Tick), completion));

    private void OnNop(in Completion completion) => Completions.Add((nameof(Nop), completion));

    private void OnCancelled(in Completion completion) => Completions.Add(("Cancel", completion));
}
