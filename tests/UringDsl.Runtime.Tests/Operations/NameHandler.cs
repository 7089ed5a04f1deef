using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Asks for the addresses of sockets.</summary>
[RingHandler]
internal sealed partial class NameHandler : ITestHandler
{
    [GetSocketName]
    public partial Pending<SocketName> NameOf(Descriptor socket);

    [GetPeerName]
    public partial Pending<SocketName> PeerOf(Descriptor socket);

    public async Task<SocketName> NameAndWait(Descriptor socket) => await NameOf(socket);

    public async Task<SocketName> PeerAndWait(Descriptor socket) => await PeerOf(socket);
}
