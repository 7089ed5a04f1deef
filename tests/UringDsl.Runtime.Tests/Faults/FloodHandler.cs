using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Sends much more than a socket takes to whoever connects; hangs up behind it when it is told to.</summary>
[RingHandler]
[FixedFiles(256, Reserved = 64)]
[BufferRing("Inbound", Entries = 64, BufferSize = 1024)]
internal sealed partial class FloodHandler(IPEndPoint endPoint) : ITestHandler
{
    public const int FloodBytes = 16 << 20;

    private readonly SendBuffer _flood = SendBuffer.Allocate(FloodBytes);
#pragma warning disable URING2027 // The ring takes them back when it stops, which is what is tested.
    private readonly List<HeldBuffer> _held = [];
#pragma warning restore URING2027

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endPoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send]
    private partial void Flood(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    [Chain(Completed = nameof(OnHungUp))]
    private partial void HangUp(Connection connection);

    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout]
    private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

    [Timeout(Completed = nameof(OnTimer))]
    private partial void Timer(TimeSpan timeout);

    public bool HangsUpAtOnce { get; init; }

    /// <summary>Dials to a peer that does not answer, and timers that are far away.</summary>
    public int Waiting { get; init; }

    public PeerAddress Silent { get; init; }

    public OutcomeKind? HungUp { get; private set; }

    public List<OutcomeKind> Dialed { get; } = [];

    public int Timers { get; private set; }

    public int Held => _held.Count;

    partial void OnStarted()
    {
        Listen(endPoint);
        for (int i = 0; i < Waiting; i++)
        {
            Timer(TimeSpan.FromMinutes(10));
            _ = DialForEver();
        }
    }

    private void OnAccepted(in Accepted accepted)
    {
        Receive(accepted.Connection);
        for (int i = 0; i < 4; i++) Flood(accepted.Connection, _flood);
        if (HangsUpAtOnce) HangUp(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) HangUp(connection);
        else if (_held.Count < 16) _held.Add(data.Keep());
    }

    private void OnHungUp(in HangUpOutcome outcome) => HungUp = outcome.Kind;

    private void OnTimer(in Completion elapsed) => Timers++;

    private async Task DialForEver()
    {
        DialOutcome dialed = await Dial(Silent, TimeSpan.FromMinutes(10));
        Dialed.Add(dialed.Kind);
        if (dialed.TryGetConnection(out Connection connection)) HangUp(connection);
    }
}
