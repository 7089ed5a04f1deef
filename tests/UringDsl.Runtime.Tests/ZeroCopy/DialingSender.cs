using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>Dials, sends without a copy, and does not listen: a restricted ring of it may set no option for a listener's sake.</summary>
[RingHandler]
[FixedFiles(8)]
internal sealed partial class DialingSender : ITestHandler
{
    public int Released { get; private set; }

    public Connection Connection { get; private set; }

    [Socket(Link = LinkKind.Soft)]
    [Connect]
    private partial Pending<DialOutcome> Dial(PeerAddress peer);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))]
    private partial Pending<Sent> Send(Connection connection, SendBuffer data);

    [Abort]
    public partial void Drop(Connection connection);

    /// <summary>True when the kernel has taken all of it.</summary>
    public async Task<bool> DialAndSend(PeerAddress peer, int count)
    {
        if (!(await Dial(peer)).TryGetConnection(out Connection connection)) return false;
        Connection = connection;
        return (await Send(connection, SendBuffer.Allocate(count))).Bytes == count;
    }

    private void OnReleased(Connection connection, in Released released) => Released++;
}
