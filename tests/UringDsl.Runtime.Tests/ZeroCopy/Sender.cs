using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>A handler that sends in every mode of zero copy, and overwrites each buffer when it is told that its memory is free.</summary>
[RingHandler]
[Ring(ZeroCopyThreshold = 20_000)]
[FixedFiles(128)]
[BufferRing("Inbound", Entries = 64, BufferSize = 1024)]
internal sealed partial class Sender(EndPoint endPoint) : ITestHandler
{
    public delegate void Receiving(Connection connection, in Received received);

    public List<Connection> Accepted { get; } = [];

    public List<Connection> Closed { get; } = [];

    /// <summary>What was told, in the order in which it was.</summary>
    public List<string> Events { get; } = [];

    public List<Sent> Sents { get; } = [];

    public List<(Connection Connection, SendBuffer Buffer, bool WasZeroCopy, bool WasCopied)> Releases { get; } = [];

    public Receiving OnData { get; set; } = static (_, in _) => { };

    public Action<SendBuffer> WhenReleased { get; set; } = static buffer => buffer.Span.Fill(0xEE);

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent), Released = nameof(OnReleased))]
    public partial void SendAlways(Connection connection, SendBuffer data);

    [Send(ZeroCopy = ZeroCopyMode.Adaptive, Released = nameof(OnReleased))]
    public partial void SendAdaptive(Connection connection, SendBuffer data);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))]
    public partial Pending<Sent> SendAwaited(Connection connection, SendBuffer data);

    [Send(Completed = nameof(OnSent), Released = nameof(OnReleased))]
    public partial void SendOrdinary(Connection connection, SendBuffer data);

    [Send(ZeroCopy = ZeroCopyMode.Always)]
    public partial void SendBytes(Connection connection, ReadOnlySpan<byte> data);

    [Send]
    public partial void SendCopied(Connection connection, ReadOnlySpan<byte> data);

    [Send]
    public partial void SendHeld(Connection connection, HeldBuffer data);

    [Send(ZeroCopy = ZeroCopyMode.Always, Link = LinkKind.Hard, Released = nameof(OnReleased))]
    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void SendLast(Connection connection, SendBuffer data);

    [Send(ZeroCopy = ZeroCopyMode.Always, Link = LinkKind.Soft, Released = nameof(OnReleased))]
    [Receive]
    public partial Pending<AskOutcome> Ask(Connection connection, SendBuffer question, ReceiveBuffer answer);

    [Timeout(Link = LinkKind.Soft)]
    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))]
    public partial Pending<SendLateOutcome> SendLate(Connection connection, TimeSpan timeout, SendBuffer data);

    public RingControl Control => Ring;

    [Cancel(nameof(SendLate))]
    public partial void DoNotSend(Connection connection);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void HangUp(Connection connection);

    [Abort]
    public partial void Drop(Connection connection);

    public async Task<Sent> SendAndWait(Connection connection, SendBuffer data)
    {
        Sent sent = await SendAwaited(connection, data);
        Events.Add("awaited");
        return sent;
    }

    public async Task<AskOutcome> AskAndWait(Connection connection, SendBuffer question, ReceiveBuffer answer) => await Ask(connection, question, answer);

    public async Task<SendLateOutcome> SendLateAndWait(Connection connection, TimeSpan time, SendBuffer data) => await SendLate(connection, time, data);

    partial void OnStarted() => Listen(endPoint);

    partial void OnClosed(Connection connection) => Closed.Add(connection);

    private void OnAccepted(in Accepted accepted) => Accepted.Add(accepted.Connection);

    private void OnReceived(Connection connection, in Received received) => OnData(connection, in received);

    private void OnSent(Connection connection, in Sent sent)
    {
        Events.Add("sent");
        Sents.Add(sent);
    }

    private void OnReleased(Connection connection, in Released released)
    {
        Events.Add("released");
        Releases.Add((connection, released.Buffer, released.WasZeroCopy, released.WasCopied));
        WhenReleased(released.Buffer);
    }
}
