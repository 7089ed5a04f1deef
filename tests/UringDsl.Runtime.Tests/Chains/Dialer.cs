using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Makes connections and talks over them, in chains.</summary>
[RingHandler]
[FixedFiles(512, Reserved = 300)]
[BufferRing("Inbound", Entries = 64, BufferSize = 1024)]
internal sealed partial class Dialer : ITestHandler
{
    public List<byte> Received { get; } = [];

    public List<ObservedOutcome> Dialed { get; } = [];

    public List<(Connection Connection, PartOutcome Outcome)> Parted { get; } = [];

    public List<Connection> Opened { get; } = [];

    public List<Connection> Closed { get; } = [];

    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout]
    public partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout]
    [Chain(Completed = nameof(OnDialed))]
    public partial void Observed(PeerAddress peer, TimeSpan timeout);

    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout(Link = LinkKind.Soft, Timeout = nameof(connectTimeout))]
    [Send(Link = LinkKind.Hard)]
    [Receive(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<FetchOutcome> Fetch(PeerAddress peer, TimeSpan connectTimeout, SendBuffer request, ReceiveBuffer response);

    [Send(Link = LinkKind.Soft)]
    [Receive(Link = LinkKind.Soft)]
    [LinkTimeout]
    public partial Pending<AskOutcome> Ask(Connection connection, SendBuffer request, ReceiveBuffer response, TimeSpan timeout);

    [Receive(WaitAll = true)]
    public partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer response);

    [Send(Link = LinkKind.Hard)]
    [Close]
    [Chain(Completed = nameof(OnParted))]
    public partial void Part(Connection connection, SendBuffer data);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<LeaveOutcome> Leave(Connection connection);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Send]
    public partial void Send(Connection connection, ReadOnlySpan<byte> data);

    [Close]
    public partial void Close(Connection connection);

    public async Task<DialOutcome> DialAndWait(PeerAddress peer, TimeSpan timeout) => await Dial(peer, timeout);

    public async Task<FetchOutcome> FetchAndWait(PeerAddress peer, TimeSpan connectTimeout, SendBuffer request, ReceiveBuffer response) =>
        await Fetch(peer, connectTimeout, request, response);

    public async Task<AskOutcome> AskAndWait(Connection connection, SendBuffer request, ReceiveBuffer response, TimeSpan timeout) =>
        await Ask(connection, request, response, timeout);

    public async Task<Transferred> FillAndWait(Connection connection, ReceiveBuffer response) => await Fill(connection, response);

    public async Task<LeaveOutcome> LeaveAndWait(Connection connection) => await Leave(connection);

    partial void OnOpened(Connection connection) => Opened.Add(connection);

    partial void OnClosed(Connection connection) => Closed.Add(connection);

    private void OnDialed(in ObservedOutcome outcome) => Dialed.Add(outcome);

    private void OnParted(Connection connection, in PartOutcome outcome) => Parted.Add((connection, outcome));

    private void OnReceived(Connection connection, in Received received)
    {
        Received.AddRange(received.Data);
        if (!received.IsSuccess) Close(connection);
    }
}
