using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Moves bytes from one connection to another, through a pipe. It has room for two connections, and each for one queued submission.</summary>
[RingHandler]
[FixedFiles(4, Reserved = 2)]
[BufferRing("Inbound", Entries = 8, BufferSize = 4096)]
[Ring(MaxConnections = 3, MaxQueued = 1)]
internal sealed partial class RelayHandler(EndPoint endPoint) : ITestHandler
{
    public List<Connection> Accepted { get; } = [];

    public List<Connection> Closed { get; } = [];

    public int BytesReceived { get; private set; }

    public RingControl Control => Ring;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Splice(Source = nameof(from), Target = nameof(into), Link = LinkKind.Soft)]
    [Splice(Source = nameof(outOf), Target = nameof(to))]
    public partial Pending<PumpOutcome> Pump(Connection from, Descriptor into, Descriptor outOf, Connection to, uint length);

    [Cancel(nameof(Pump))]
    public partial Pending<Completion> StopPumping();

    [Splice(Source = nameof(pipe), Target = nameof(into), Link = LinkKind.Hard)]
    [Close]
    public partial void Drain(Descriptor pipe, Descriptor into, Descriptor file, uint length);

    [Timeout]
    public partial Pending<Completion> Sleep(TimeSpan timeout);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Shutdown(Link = LinkKind.Hard, Personality = nameof(nobody))]
    [Close]
    public partial void Leave(Connection connection, ushort nobody);

    [Send(Link = LinkKind.Hard)]
    [Splice(Source = nameof(outOf), Target = nameof(to), Link = LinkKind.Hard)]
    [Close]
    public partial void Finish(Connection connection, SendBuffer data, Descriptor outOf, Connection to, uint length);

    [Send]
    public partial void Tell(Connection connection, ReadOnlySpan<byte> data);

    [Close]
    public partial void HangUp(Connection connection);

    [Abort]
    public partial void Drop(Connection connection);

    public async Task<PumpOutcome> PumpAndWait(Connection from, Descriptor into, Descriptor outOf, Connection to, uint length) =>
        await Pump(from, into, outOf, to, length);

    public async Task DrainAtTheEnd(Descriptor pipe, Descriptor into, Descriptor file)
    {
        await Sleep(TimeSpan.FromHours(1));
        Drain(pipe, into, file, length: 1);
    }

    partial void OnStarted() => Listen(endPoint);

    partial void OnClosed(Connection connection) => Closed.Add(connection);

    private void OnAccepted(in Accepted accepted) => Accepted.Add(accepted.Connection);

    private void OnReceived(Connection connection, in Received received) => BytesReceived += received.Length;
}
