using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Chains that nobody observes: their steps keep their success to themselves.</summary>
[RingHandler]
[FixedFiles(32, Reserved = 16)]
internal sealed partial class SkipHandler : ITestHandler
{
    public List<Connection> Closed { get; } = [];

    [Nop(Link = LinkKind.Soft)]
    [Nop(Link = LinkKind.Soft)]
    [Nop(Link = LinkKind.Soft)]
    [Nop]
    public partial void Four();

    [Send(Data = nameof(first), Link = LinkKind.Soft)]
    [Send(Data = nameof(second), Link = LinkKind.Soft)]
    [Send(Data = nameof(third))]
    public partial void Tell(Connection connection, SendBuffer first, SendBuffer second, SendBuffer third);

    [Timeout(Milliseconds = 60_000, Link = LinkKind.Soft)]
    [Nop]
    public partial void Later();

    [Cancel(nameof(Later))]
    public partial Pending<Completion> Never();

    [Socket(Link = LinkKind.Soft)]
    [Connect]
    public partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Close]
    public partial void Close(Connection connection);

    public async Task<DialOutcome> DialAndWait(PeerAddress peer) => await Dial(peer);

    public async Task<Completion> NeverAndWait() => await Never();

    partial void OnClosed(Connection connection) => Closed.Add(connection);
}
