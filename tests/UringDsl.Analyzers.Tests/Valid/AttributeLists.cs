using System;
using System.Diagnostics.CodeAnalysis;
using UringDsl;

namespace Valid;

[RingHandler, FixedFiles(count: 8, Reserved = 2)]
internal sealed partial class AttributeLists
{
    [method: Nop(Link = LinkKind.Soft), Nop(Link = LinkKind.Soft)]
    [SuppressMessage("Design", "X", Justification = "Between two operations."), Nop]
    private partial void Thrice();

    [Chain, Shutdown(Link = LinkKind.Hard, How = ShutdownHow.Both), Close]
    private partial void HangUp([SuppressMessage("Design", "Y")] Connection connection);

    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)]
    // A comment, and a directive.
#if !NEVER
    [LinkTimeout(Link = LinkKind.Soft)]
#endif
    [Send]
    private partial Pending<CallOutcome> Call(PeerAddress peer, TimeSpan timeout, SendBuffer data);
}
