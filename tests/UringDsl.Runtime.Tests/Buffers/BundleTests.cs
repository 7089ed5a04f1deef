using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>One completion for several buffers, told buffer by buffer.</summary>
[Collection(Rings.Name)]
public class BundleTests
{
    [Fact]
    public async Task Fewer_completions_bring_the_same_buffers()
    {
        const int Connections = 8, Bytes = 512 * 1024, BufferSize = 256;
        (long Completions, long Buffers)[] counts = new (long, long)[2];
        foreach (bool hasBundles in (bool[])[true, false])
        {
            IPEndPoint endPoint = FreePort.EndPoint();
            BundleHandler handler = new(endPoint);
            int calls = 0, largest = 0;
            handler.Instead = (Connection connection, in Received received) =>
            {
                if (received.Length > largest) largest = received.Length;
                if (received.IsSuccess) calls++;
                if (received.TryTake(out BufferLease data)) handler.Echo(connection, data);
                else handler.HangUp(connection);
            };
            RingOptions options = new() { Disable = hasBundles ? RingFeature.None : RingFeature.RecvBundle };
            using RunningHandler running = RunningHandler.Start(handler, endPoint, options);
            using Clients clients = new(await Clients.Connect(endPoint, Connections));
            await Task.WhenAll(clients.All.Select(client => client.Echo(Bytes)));
            running.Stop();
            Assert.Equal(BufferSize, largest);
            Assert.Equal(calls, running.Statistics.BufferRings[0].Delivered);
            Assert.Equal(hasBundles, running.Statistics.ReceiveBundles > 0);
            Assert.Equal((long)Connections * Bytes, running.Settled.BytesReceived);
            counts[hasBundles ? 0 : 1] = (running.Statistics.Receives, calls);
        }
        Assert.Equal(counts[1].Completions, counts[1].Buffers); // Without bundles a completion is a buffer.
        Assert.True(counts[0].Completions * 2 < counts[0].Buffers, $"{counts[0].Completions} completions for {counts[0].Buffers} buffers");
    }

    [Theory]
    [InlineData(RingFeature.RecvBundle)]
    [InlineData(RingFeature.BufferRings)]
    public async Task Where_a_bundle_is_one_buffer_the_next_may_be_asked_for_when_it_is_told(RingFeature without)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(new BundleByBundleHandler(endPoint), endPoint, new RingOptions { Disable = without });
        using TestClient client = await TestClient.Connect(endPoint);
        for (int message = 0; message < 2000; message++) await client.Echo(1000);
        client.ShutdownSend();
        await client.ExpectEnd();
    }

    [Fact]
    public async Task The_end_comes_once_and_behind_the_last_buffer()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        BundleHandler handler = new(endPoint);
        int bytes = 0, ends = 0, late = 0;
        handler.Instead = (Connection connection, in Received received) =>
        {
            if (ends > 0) late++;
            bytes += received.Length;
            if (!received.IsEndOfStream) return;
            ends++;
            handler.HangUp(connection);
        };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using (TestClient client = await TestClient.Connect(endPoint)) await client.Send(10_000);
        running.WaitUntilConnectionsClosed(1);
        Assert.Equal((10_000, 1, 0), running.On(() => (bytes, ends, late)));
    }

    [Fact]
    public async Task An_exception_in_the_middle_returns_the_rest()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        BundleHandler handler = new(endPoint);
        int calls = 0;
        handler.Instead = (Connection _, in Received received) =>
        {
            calls++;
            Assert.True(received.TryTake(out BufferLease data));
            data.Keep(); // One buffer stays out for good, and the others must not.
            throw new System.InvalidOperationException("as the test wants it");
        };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsExceptions = true;
        for (int i = 1; i <= 20; i++)
        {
            using TestClient client = await TestClient.Connect(endPoint);
            await client.Send(4096);
            running.WaitUntilConnectionsClosed(i);
        }
        Assert.Equal(20, running.On(() => calls));
        Assert.Equal(20, running.Statistics.BuffersInUse);
        Assert.True(running.Statistics.ReceiveBundles > 0, "a completion brought several buffers");
    }
}
