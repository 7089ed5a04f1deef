using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

/// <summary>A ring that may do only what is declared.</summary>
[Collection(Rings.Name)]
public class RestrictedResetTests
{
    [Fact]
    public async Task A_reset_needs_no_send_beside_it()
    {
        DialingReceiver handler = new();
        using RunningHandler running = RunningHandler.Start(handler, options: new RingOptions { RestrictsOperations = true });
        TaskCompletionSource<SocketError> end = new();
        using PeerServer server = new(async socket =>
        {
            SocketException reset = await Assert.ThrowsAsync<SocketException>(() => PeerServer.ReadToEnd(socket));
            end.SetResult(reset.SocketErrorCode);
        });
        Connection connection = await running.On(() => handler.DialAndWait(server.Address)).Bounded();
        running.On(() => handler.Reset(connection));
        Assert.Equal(SocketError.ConnectionReset, await end.Task.Bounded());
        running.WaitUntilConnectionsClosed(1);
    }
}
