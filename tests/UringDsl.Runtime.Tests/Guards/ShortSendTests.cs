using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

[Collection(Rings.Name)]
public class ShortSendTests
{
    [Fact]
    public async Task Behind_a_send_that_a_reset_cut_short_its_error_is_told()
    {
        const int Much = 16 << 20; // More than the buffers of both sockets.
        using Stage stage = new(receives: false);
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 8192);
        Task<Sent> sending = stage.On(puppet => puppet.SendAndWait(connection, SendBuffer.CopyOf(new ClientPattern(0).Bytes(0, Much))));
        await client.Expect(1 << 20);
        client.Reset(); // The kernel answers with the bytes that it took, and hides the error.
        Sent sent = await sending.Bounded();
        Assert.False(sent.IsSuccess);
        Assert.Contains(sent.Error, new[] { Errno.ECONNRESET, Errno.EPIPE });
        Assert.Equal(1, stage.Statistics.ShortSends);
    }
}
