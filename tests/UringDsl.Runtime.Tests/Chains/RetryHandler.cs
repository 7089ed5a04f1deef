using System;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Submissions that are tried again.</summary>
[RingHandler]
[FixedFiles(32, Reserved = Slots)]
internal sealed partial class RetryHandler : ITestHandler
{
    public const int Slots = 4;

    [Retry(Attempts = 4, FirstDelayMilliseconds = 1, MaxDelayMilliseconds = 8)]
    [Socket(Link = LinkKind.Soft)]
    [Connect]
    public partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Retry(Attempts = 1000, FirstDelayMilliseconds = 1, MaxDelayMilliseconds = 20)]
    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [Send(Link = LinkKind.Hard)]
    [Receive(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<FetchOutcome> Fetch(PeerAddress peer, SendBuffer request, ReceiveBuffer response);

    [Retry(Attempts = 3, FirstDelayMilliseconds = 1, MaxDelayMilliseconds = 1)]
    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout(Milliseconds = 30)]
    public partial Pending<SlowOutcome> Slow(PeerAddress peer);

    [Retry(Attempts = 2, FirstDelayMilliseconds = 600_000, MaxDelayMilliseconds = 600_000)]
    [Socket(Link = LinkKind.Soft)]
    [Connect]
    public partial Pending<PatientOutcome> Patient(PeerAddress peer);

    [Cancel(nameof(Patient))]
    public partial Pending<Completion> GiveUp();

    [Close]
    public partial void Close(Connection connection);

    public async Task<DialOutcome> DialAndWait(PeerAddress peer) => await Dial(peer);

    public async Task<FetchOutcome> FetchAndWait(PeerAddress peer, SendBuffer request, ReceiveBuffer response) => await Fetch(peer, request, response);

    public async Task<SlowOutcome> SlowAndWait(PeerAddress peer) => await Slow(peer);

    public async Task<PatientOutcome> PatientAndWait(PeerAddress peer) => await Patient(peer);

    public async Task<Completion> GiveUpAndWait() => await GiveUp();
}
