using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Fewer buffers than connections that receive: they take turns, and wait without spinning.</summary>
[Collection(Rings.Name)]
public class BufferShortageTests
{
    [Fact]
    public async Task Eight_buffers_carry_the_bytes_of_64_connections()
    {
        const int Connections = 64, Bytes = 64 * 1024;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(new FewBuffersHandler(endPoint), endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        await Task.WhenAll(clients.All.Select(client => client.Echo(Bytes)));
        RingStatistics statistics = running.Statistics;
        Assert.True(statistics.NoBuffers > 0, "the buffers never ran out");
        Assert.True(statistics.RearmsAfterNoBuffers > 0, "no receive was armed again");
        Assert.Equal((long)Connections * Bytes, statistics.BytesReceived);
        // Every feeding round has a buffer to give away, so it ends in at least one receive; the other seven may come too late.
        Assert.InRange(statistics.NoBuffers, 1, (8 * statistics.Receives) + Connections);
        Assert.InRange(statistics.Enters, 1, (4 * statistics.Receives) + 1000);
    }

    [Fact]
    public async Task Starved_receives_wait_without_entering_the_kernel()
    {
        const int Connections = 32, Bytes = 100;
        IPEndPoint endPoint = FreePort.EndPoint();
        KeepingHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        foreach (TestClient client in clients.All) await client.Send(Bytes);
        Wait.Until(() => running.Statistics.NoBuffers >= Connections - 8, () => $"{running.Statistics.NoBuffers} receives found no buffer");
        Assert.Equal(8, running.On(() => handler.Kept));
        Assert.Equal(8, running.Statistics.BuffersInUse);
        long enters = running.Settled.Enters, starved = running.Statistics.NoBuffers;
        await Task.Delay(500);
        Assert.InRange(running.Statistics.Enters - enters, 0, 3);
        Assert.Equal(starved, running.Statistics.NoBuffers);
        running.On(handler.EchoAll);
        await Task.WhenAll(clients.All.Select(client => client.Expect(Bytes)));
        Assert.Equal((long)Connections * Bytes, running.Settled.BytesReceived);
    }

    [Fact]
    public async Task Buffers_that_are_still_held_at_the_stop_are_counted_and_taken_back()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        KeepingHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 3));
        foreach (TestClient client in clients.All) await client.Send(10);
        Wait.Until(() => running.Statistics.BuffersInUse == 3, () => $"{running.Statistics.BuffersInUse} of 3 buffers are held");
        running.Stop();
        Assert.Equal(3, running.Statistics.BuffersHeldAtStop);
        Assert.Throws<System.InvalidOperationException>(handler.ReturnAll); // What was kept is stale: the ring has ended.
    }
}
