using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

/// <summary>Listens on a connection that a chain has made.</summary>
[RingHandler]
[FixedFiles(64)]
internal sealed partial class ListeningConnectionHandler : ITestHandler
{
    public List<Connection> Taken { get; } = [];

    [Socket(Link = LinkKind.Soft)]
    [Bind(Link = LinkKind.Soft)]
    [Listen]
    private partial Pending<OpenOutcome> Open(PeerAddress address);

    [Accept(Multishot = true, Completed = nameof(OnTaken))]
    public partial void Take(Connection listener);

    [Accept(Completed = nameof(OnTaken))]
    public partial void TakeOne(Connection listener);

    [Cancel(nameof(Take))]
    private partial Pending<Completion> StopTaking(Connection listener);

    [Close]
    public partial void HangUp(Connection connection);

    [Abort]
    public partial void Drop(Connection connection);

    public async Task<Connection> OpenAt(IPEndPoint endPoint) => (await Open(endPoint)).TryGetConnection(out Connection listener) ? listener : default;

    public async Task<Completion> Stop(Connection listener) => await StopTaking(listener);

    private void OnTaken(in Accepted accepted)
    {
        if (accepted.IsSuccess) Taken.Add(accepted.Connection);
    }
}
