using System;
using System.Net;
using UringDsl;

namespace Valid;

[RingHandler]
[FixedFiles(8)]
internal sealed partial class Operands
{
    private const string Tail = "tail";

    [Send(Data = nameof(head), Link = LinkKind.Soft)]
    [LinkTimeout(Timeout = nameof(first), Link = LinkKind.Soft)]
    [Send(Data = Tail, Link = LinkKind.Hard)]
    [LinkTimeout(Timeout = nameof(second), Link = LinkKind.Hard)]
    [Receive(Buffer = nameof(answer), Link = LinkKind.Hard)]
    [Close]
    private partial Pending<AskOutcome> Ask(
        TimeSpan second, HeldBuffer tail, ReceiveBuffer answer, SendBuffer head, Connection connection, TimeSpan first);

    [Socket(Link = LinkKind.Soft)]
    [Bind(Address = nameof(address), Link = LinkKind.Soft)]
    [Listen]
    private partial void Open(IPEndPoint address, int backlog);

    [Send(Link = LinkKind.Soft)]
    [Send]
    private partial void Twice(Connection connection, SendBuffer data);

    [Timeout(Timeout = nameof(@long), Link = LinkKind.Hard)]
    [Timeout(Timeout = "short")]
    private partial void Wait(TimeSpan @long, TimeSpan @short);

    [Receive(Completed = nameof(OnFilled))]
    private partial void Fill(in Connection connection, in ReceiveBuffer buffer);

    private void OnFilled(in Transferred completion, Connection connection)
    {
    }
}
