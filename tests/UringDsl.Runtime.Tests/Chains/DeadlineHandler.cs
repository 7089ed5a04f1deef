using System;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>A conversation in which each step that waits for the peer has a deadline of its own.</summary>
[RingHandler]
[FixedFiles(560, Reserved = 520)]
internal sealed partial class DeadlineHandler : ITestHandler
{
    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout(Timeout = nameof(connecting), Link = LinkKind.Soft)]
    [Send(Link = LinkKind.Soft)]
    [LinkTimeout(Timeout = nameof(sending), Link = LinkKind.Soft)]
    [Receive(Link = LinkKind.Hard)]
    [LinkTimeout(Timeout = nameof(receiving), Link = LinkKind.Hard)]
    [Close]
    public partial Pending<FetchOutcome> Fetch(
        PeerAddress peer, SendBuffer request, ReceiveBuffer response, TimeSpan connecting, TimeSpan sending, TimeSpan receiving);

    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout(Milliseconds = 100, Link = LinkKind.Soft)]
    [Send(Link = LinkKind.Hard)]
    [LinkTimeout(Milliseconds = 101, Link = LinkKind.Hard)]
    [Receive(Link = LinkKind.Hard)]
    [LinkTimeout(Milliseconds = 100, Link = LinkKind.Hard)]
    [Close]
    public partial Pending<HardFetchOutcome> HardFetch(PeerAddress peer, SendBuffer request, ReceiveBuffer response);

    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [Send(Link = LinkKind.Hard)]
    [Receive(WaitAll = true, Link = LinkKind.Hard)]
    [LinkTimeout(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<FetchAllOutcome> FetchAll(PeerAddress peer, SendBuffer request, ReceiveBuffer response, TimeSpan timeout);

    [Cancel(nameof(Fetch))]
    public partial Pending<Completion> GiveUp();

    public async Task<Completion> GiveUpAndWait() => await GiveUp();

    public async Task<FetchOutcome> FetchAndWait(
        PeerAddress peer, SendBuffer request, ReceiveBuffer response, TimeSpan connecting, TimeSpan sending, TimeSpan receiving) =>
        await Fetch(peer, request, response, connecting, sending, receiving);

    public async Task<FetchAllOutcome> FetchAllAndWait(PeerAddress peer, SendBuffer request, ReceiveBuffer response, TimeSpan timeout) =>
        await FetchAll(peer, request, response, timeout);

    public async Task<HardFetchOutcome> HardFetchAndWait(PeerAddress peer, SendBuffer request, ReceiveBuffer response) =>
        await HardFetch(peer, request, response);
}
