using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

/// <summary>Dials and resets, and declares nothing else: a restricted ring of it may not do much.</summary>
[RingHandler]
[FixedFiles(8)]
internal sealed partial class DialingReceiver : ITestHandler
{
    [Socket(Link = LinkKind.Soft)]
    [Connect]
    private partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Abort(Reset = true)]
    public partial void Reset(Connection connection);

    public async Task<Connection> DialAndWait(PeerAddress peer) => (await Dial(peer)).TryGetConnection(out Connection connection) ? connection : default;
}
