using System;
using System.Net;
using UringDsl;

namespace Valid;

[RingHandler]
[BufferRing("In")]
internal sealed partial class Cancelling
{
    private const string Target = nameof(Receive);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Listener(Accepted = nameof(OnAccepted))] private partial void Listen(EndPoint endpoint);

    [Nop(Link = LinkKind.Soft)] [Timeout] private partial void Slow(TimeSpan timeout);

    [Cancel(Target)] private partial void StopOne(Connection connection);

    [Cancel(submission: "Receive")] private partial void StopAll();

    [Cancel(nameof(Cancelling.Listen))] private partial void StopListening();

    [Cancel(nameof(Slow), Completed = nameof(OnCancelled))] private partial void StopSlow();

    [Cancel(nameof(StopSlow))] private partial Pending<Completion> StopStopping();

    private void OnReceived(in Received received)
    {
    }

    private void OnAccepted(in Accepted accepted)
    {
    }

    private void OnCancelled(in Completion completion)
    {
    }
}
