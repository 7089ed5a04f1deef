using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Operations;

namespace UringDsl.Runtime.Tests.Guards;

[Collection(Support.Rings.Name)]
public class PollLevelTests
{
    [Fact]
    public async Task A_poll_that_is_submitted_again_finds_what_was_left()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        await scene.On(o => o.WriteOn(write, "two"u8).AsTask());
        for (int left = 3; left > 0; left--)
        {
            Assert.Equal(PollEvents.In, (await scene.On(o => o.Poll(read, PollEvents.In).AsTask())).Events);
            Assert.Equal(1, (await scene.On(o => o.ReadOn(read, ReceiveBuffer.Allocate(1)).AsTask())).Bytes);
        }
        await scene.Close(read);
        await scene.Close(write);
    }
}
