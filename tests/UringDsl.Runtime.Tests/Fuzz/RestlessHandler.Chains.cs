using System;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <content>The chains, on connections that the handler makes to itself and on those that others made.</content>
internal sealed partial class RestlessHandler
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);

    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout]
    private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout(Link = LinkKind.Soft, Timeout = nameof(connectTimeout))]
    [Send(Link = LinkKind.Hard)]
    [Receive(Link = LinkKind.Hard)]
    [Close]
    private partial Pending<FetchOutcome> Fetch(PeerAddress peer, TimeSpan connectTimeout, SendBuffer request, ReceiveBuffer response);

    [Send(Link = LinkKind.Soft)]
    [Receive(Link = LinkKind.Soft)]
    [LinkTimeout]
    private partial Pending<AskOutcome> Ask(Connection connection, SendBuffer request, ReceiveBuffer response, TimeSpan timeout);

    [Cancel(nameof(Fetch))]
    private partial void StopFetches();

    private async void StartToDial(Connection connection)
    {
        DialOutcome dialed = await Dial(Mischief.Peer(_endPoint), s_patience);
        if (!dialed.TryGetConnection(out Connection made)) return;
        Receive(made);
        Mischief.MaybeDisturb(made);
        await Delay(TimeSpan.FromMilliseconds(20));
        HangUp(made);
    }

    private async void StartToFetch(Connection connection)
    {
        await Fetch(Mischief.Peer(_endPoint), s_patience, SendBuffer.Allocate(Mischief.SomeBytes), ReceiveBuffer.Allocate(10));
        Mischief.MaybeDisturb(connection);
    }

    private async void StartToAsk(Connection connection)
    {
        await Ask(connection, SendBuffer.Allocate(Mischief.SomeBytes), ReceiveBuffer.Allocate(Mischief.SomeBytes), s_patience);
        Mischief.MaybeDisturb(connection);
    }
}
