using System;
using UringDsl;

namespace Valid;

[RingHandler]
[FixedFiles(32)]
[Ring(SubmissionEntries = 16, CompletionEntries = 16)]
internal sealed partial class Chains
{
    [Socket(Link = LinkKind.Soft)] [Connect]
    private partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [Send(Link = LinkKind.Hard)] [LinkTimeout(Link = LinkKind.Soft)] [Close]
    private partial void Tell(PeerAddress peer, SendBuffer data, TimeSpan timeout);

    [Socket(Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft)] [Listen] [Chain(Completed = nameof(OnOpen))]
    private partial void Open(PeerAddress address);

    [Socket(Link = LinkKind.Hard)] [Nop]
    private partial Pending<MakeOutcome> Make(PeerAddress address);

    [Timeout(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(OnSoon))]
    private partial void Soon(TimeSpan timeout);

    [Nop(Link = LinkKind.Hard)] [LinkTimeout]
    private partial void Guarded(TimeSpan timeout);

    [Receive(Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [Send(Link = LinkKind.Soft)] [LinkTimeout]
    private partial Pending<EchoOutcome> Echo(Connection connection, ReceiveBuffer buffer, SendBuffer data, TimeSpan timeout);

    [Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Hard)] [Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Hard)]
    [Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Hard)] [Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Hard)]
    [Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Hard)] [Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Hard)]
    [Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Hard)] [Nop(Link = LinkKind.Soft)] [Nop]
    private partial Pending<LongestOutcome> Longest();

    [Send(Link = LinkKind.Soft)] [Shutdown(How = ShutdownHow.Both, Link = LinkKind.Hard)] [LinkTimeout(Link = LinkKind.Hard)] [Close(Link = LinkKind.None)]
    private partial void Leave(Connection connection, SendBuffer data, TimeSpan timeout);

    [Close] private partial void HangUp(Connection connection);

    private void OnOpen(in OpenOutcome outcome)
    {
        if (outcome.TryGetConnection(out Connection listener)) HangUp(listener);
    }

    private void OnSoon(in SoonOutcome outcome)
    {
    }
}
