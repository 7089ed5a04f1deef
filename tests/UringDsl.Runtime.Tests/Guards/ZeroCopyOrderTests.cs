using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;
using UringDsl.Runtime.Tests.ZeroCopy;

namespace UringDsl.Runtime.Tests.Guards;

[Collection(Rings.Name)]
public class ZeroCopyOrderTests
{
    [Fact]
    public async Task Memory_comes_back_in_the_order_of_the_peers()
    {
        const int Much = 1 << 20, Little = 65_536;
        using SenderStage stage = new();
        (TestClient slow, Connection first) = await stage.Connect(receiveBuffer: 8192);
        (TestClient fast, Connection second) = await stage.Connect();
        SendBuffer kept = SendBuffer.CopyOf(new ClientPattern(0).Bytes(0, Much)), freed = SendBuffer.CopyOf(new ClientPattern(1).Bytes(0, Little));
        stage.On(sender =>
        {
            sender.SendAlways(first, kept);
            sender.SendAlways(second, freed);
        });
        await fast.Expect(Little);
        stage.Until(sender => sender.Releases.Count == 1, "the memory of the second send is released");
        Assert.Equal((second, freed), stage.On(sender => (sender.Releases[0].Connection, sender.Releases[0].Buffer)));
        await slow.Expect(Much); // Its pattern is whole: that memory was left alone.
        stage.Until(sender => sender.Releases.Count == 2, "the memory of the first send is released");
        Assert.Equal((first, kept), stage.On(sender => (sender.Releases[1].Connection, sender.Releases[1].Buffer)));
    }
}
