using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Moves bytes from one connection to another, through a pipe. It has room for two connections.</summary>
[RingHandler]
[FixedFiles(4, Reserved = 2)]
[Ring(MaxConnections = 3)]
internal sealed partial class RelayHandler(EndPoint endPoint) : ITestHandler
{
    public List<Connection> Accepted { get; } = [];

    public List<Connection> Closed { get; } = [];

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Splice(Source = nameof(from), Target = nameof(into), Link = LinkKind.Soft)]
    [Splice(Source = nameof(outOf), Target = nameof(to))]
    public partial Pending<PumpOutcome> Pump(Connection from, Descriptor into, Descriptor outOf, Connection to, uint length);

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

    partial void OnStarted() => Listen(endPoint);

    partial void OnClosed(Connection connection) => Closed.Add(connection);

    private void OnAccepted(in Accepted accepted) => Accepted.Add(accepted.Connection);
}
