using System;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Has eight slots for the sockets that it makes.</summary>
[RingHandler]
[FixedFiles(16, Reserved = Slots)]
internal sealed partial class SmallDialer : ITestHandler
{
    public const int Slots = 8;

    [Socket(Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout]
    public partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

    [Close]
    public partial void Close(Connection connection);

    public async Task<DialOutcome> DialAndWait(PeerAddress peer, TimeSpan timeout) => await Dial(peer, timeout);
}
