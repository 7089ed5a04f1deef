using System;
using System.Threading.Tasks;
using UringDsl;

namespace Valid;

[RingHandler]
[FixedFiles(16)]
internal sealed partial class Awaiting(PeerAddress peer)
{
    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout]
    private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

    [Send] private partial Pending<Sent> Send(Connection connection, SendBuffer data);

    [Receive] private partial Pending<Transferred> Receive(Connection connection, ReceiveBuffer buffer);

    [Close] private partial Pending<Completion> Close(Connection connection);

    async partial void OnStarted()
    {
        DialOutcome dialed = await Dial(peer, TimeSpan.FromSeconds(1));
        if (dialed.TryGetConnection(out Connection connection)) await Talk(connection);
    }

    private async Task Talk(Connection connection)
    {
        Sent sent = await Send(connection, SendBuffer.CopyOf("hello"u8));
        Transferred received = await Receive(connection, ReceiveBuffer.Allocate(16));
        if (sent.IsSuccess && received.IsSuccess) _ = await Close(connection);
    }
}
