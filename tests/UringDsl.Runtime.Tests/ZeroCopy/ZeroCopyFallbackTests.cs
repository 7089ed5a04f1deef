using System;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>Zero copy on kernels that have less of it, and what it costs the garbage collector.</summary>
[Collection(Rings.Name)]
public class ZeroCopyFallbackTests
{
    private static readonly ClientPattern s_pattern = new(0);

    [Theory]
    [InlineData(RingFeature.SendZeroCopy, 0)]
    [InlineData(RingFeature.SendMessageZeroCopy, 2)] // One operation per buffer.
    [InlineData(RingFeature.ReportUsage, 1)]
    public async Task A_kernel_without_a_part_of_it_sends_all_the_same(RingFeature without, int zeroCopySends)
    {
        using SenderStage stage = new(new RingOptions { Disable = without });
        (TestClient client, Connection connection) = await stage.Connect();
        stage.On(sender =>
        {
            sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(0, 50_000)));
            sender.SendAlways(connection, SendBuffer.CopyOf(s_pattern.Bytes(50_000, 50_000)));
        });
        await client.Expect(100_000);
        stage.Until(sender => sender.Releases.Count == 2 && sender.Sents.Count == 2, "all is told");
        Assert.Equal(zeroCopySends, stage.Running.Settled.ZeroCopySends);
        Assert.Equal(without == RingFeature.ReportUsage ? 100_000 : 0, stage.Statistics.BytesZeroCopied); // Nobody says otherwise.
        stage.On(sender => sender.SendLast(connection, SendBuffer.CopyOf(s_pattern.Bytes(100_000, 50_000))));
        await client.Expect(50_000);
        await client.ExpectEnd();
        stage.Until(sender => sender.Releases.Count == 3, "the last one is told");
    }

    [Fact]
    public async Task Zero_copy_sends_allocate_nothing()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        RepeatHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint);
        await client.DrainToEnd();
        Assert.Equal(RepeatHandler.WarmUp + RepeatHandler.Sends, handler.Released);
        Assert.Equal((long)handler.Released * RepeatHandler.Length, client.Received);
        Assert.Equal(handler.Released, running.Settled.ZeroCopySends);
        Assert.Equal(0, running.On(() => handler.Allocations.Least));
    }
}
