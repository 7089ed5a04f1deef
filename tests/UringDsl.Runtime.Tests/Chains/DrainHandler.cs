using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Submissions that wait for all earlier ones, and some to wait for.</summary>
[RingHandler]
[FixedFiles(16, Reserved = 8)]
internal sealed partial class DrainHandler : ITestHandler
{
    public List<string> Ended { get; } = [];

    [Timeout]
    public partial Pending<Completion> Sleep(TimeSpan timeout);

    [Timeout(Milliseconds = 50, Completed = nameof(OnTick))]
    public partial void Tick();

    [Nop(Drain = true, Completed = nameof(OnDrained))]
    public partial void Barrier();

    [Nop(Drain = true, Link = LinkKind.Soft)]
    [Timeout(Milliseconds = 20, Link = LinkKind.Soft)]
    [Nop(Async = true)]
    [Chain(Completed = nameof(OnChain))]
    public partial void BarrierChain();

    [Timeout(Drain = true)]
    public partial Pending<Completion> SleepLater(TimeSpan timeout);

    [Nop(Async = true, Completed = nameof(OnNop))]
    public partial void Nop();

    [Cancel(nameof(Sleep))]
    public partial Pending<Completion> WakeUp();

    [Socket(Link = LinkKind.Soft)]
    [Connect(Async = true)]
    public partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Receive]
    public partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void HangUp(Connection connection);

    public async Task<Completion> SleepFor(TimeSpan time) => await Sleep(time);

    public async Task<Completion> SleepLaterFor(TimeSpan time) => await SleepLater(time);

    public async Task<Completion> WakeUpAndWait() => await WakeUp();

    public async Task<DialOutcome> DialAndWait(PeerAddress peer) => await Dial(peer);

    public async Task<Transferred> FillAndWait(Connection connection, ReceiveBuffer buffer) => await Fill(connection, buffer);

    private void OnTick(in Completion completion) => Ended.Add($"Tick {completion}");

    private void OnDrained(in Completion completion) => Ended.Add($"Barrier {completion}");

    private void OnChain(in BarrierChainOutcome outcome) => Ended.Add($"Chain {outcome}");

    private void OnNop(in Completion completion) => Ended.Add($"Nop {completion}");
}
