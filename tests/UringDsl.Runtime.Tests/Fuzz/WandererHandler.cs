using System;
using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>Echoes, each piece in another way, and gives its connections away in between.</summary>
[RingHandler]
[FixedFiles(32, Reserved = 4)]
[Ring(SendBundles = true)]
[BufferRing("Many", Entries = 8, BufferSize = 256)]
[BufferRing("Few", Entries = 2, BufferSize = 128)]
[BufferRing("Whole", Entries = 2, BufferSize = 4096, Incremental = true)]
internal sealed partial class WandererHandler : ITestHandler
{
    private readonly EndPoint? _endPoint;

    public WandererHandler(EndPoint? endPoint, int seed, bool isFaithful)
    {
        _endPoint = endPoint;
        Wandering = new Wandering(this, seed, isFaithful);
    }

    public Wandering Wandering { get; }

    /// <summary>The control of the ring.</summary>
    public RingControl Control => Ring;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Receive(Buffers = "Few")]
    public partial Pending<ReceivedBuffer> Read(Connection connection);

    [Receive]
    public partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);

    [Receive(Multishot = true, Buffers = "Few", FallOver = new[] { "Many" }, Completed = nameof(OnReceived))]
    public partial void ReceiveMany(Connection connection);

    [Receive(Multishot = true, Buffers = "Many", Bundle = true, Completed = nameof(OnReceived))]
    public partial void ReceiveBundles(Connection connection);

    [Receive(Multishot = true, Buffers = "Whole", Completed = nameof(OnReceived))]
    public partial void ReceivePieces(Connection connection);

    [Receive(Multishot = true, Buffers = "Few", Rearm = Rearm.Manual, Completed = nameof(OnReceived))]
    public partial void ReceiveByHand(Connection connection);

    [Cancel(nameof(Read))]
    public partial void StopReading(Connection connection);

    [Cancel(nameof(Read))]
    public partial void StopAllReading();

    [Cancel(nameof(ReceiveMany))]
    public partial Pending<Completion> StopMany(Connection connection);

    [Cancel(nameof(ReceiveBundles))]
    public partial Pending<Completion> StopBundles(Connection connection);

    [Cancel(nameof(ReceivePieces))]
    public partial Pending<Completion> StopPieces(Connection connection);

    [Cancel(nameof(ReceiveByHand))]
    public partial Pending<Completion> StopByHand(Connection connection);

    [Send]
    public partial void Echo(Connection connection, BufferLease data);

    [Send]
    public partial void EchoHeld(Connection connection, HeldBuffer data);

    [Send]
    public partial void EchoCopy(Connection connection, ReadOnlySpan<byte> data);

    [Send]
    public partial Pending<Sent> EchoAwaited(Connection connection, HeldBuffer data);

    [Send(ZeroCopy = ZeroCopyMode.Always)]
    public partial void EchoOwn(Connection connection, SendBuffer data);

    [Send(Link = LinkKind.Soft)]
    [Receive(Link = LinkKind.Soft)]
    [LinkTimeout]
    public partial Pending<TradeOutcome> Trade(Connection connection, SendBuffer data, ReceiveBuffer next, TimeSpan timeout);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void HangUp(Connection connection);

    [Send(Link = LinkKind.Hard)]
    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<PartOutcome> Part(Connection connection, SendBuffer data);

    [Abort]
    public partial void Drop(Connection connection);

    [HandOver]
    public partial Pending<Completion> Give(Connection connection, RingAddress ring, int value);

    [Timeout]
    public partial Pending<Completion> Delay(TimeSpan timeout);

    [Nop]
    public partial Pending<Completion> Breathe();

    partial void OnStarted()
    {
        if (_endPoint is not null) Listen(_endPoint);
    }

    partial void OnUnhandledException(Exception exception) => Wandering.Caught(exception);

    partial void OnHandedOver(in Accepted accepted, int value) => Wandering.Begin(accepted.Connection);

    partial void OnClosed(Connection connection) => Wandering.Closed(connection);

    private void OnAccepted(in Accepted accepted) => Wandering.Begin(accepted.Connection);

    private void OnReceived(Connection connection, in Received received) => Wandering.Received(connection, in received);
}
