using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>What a handler learns of its buffers: when they get few, and which pages they lie in.</summary>
[Collection(Rings.Name)]
public class LowWaterTests
{
    [Fact]
    public async Task The_handler_is_told_once_each_time_that_buffers_get_few()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        LowWaterHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint);
        for (int round = 1; round <= 3; round++)
        {
            await Keep(4);
            Assert.Equal(round - 1, running.On(() => handler.Alerts.Count)); // Four are free, one more than the mark.
            await Keep(5);
            Assert.Equal(("Inbound", 3), running.On(() => handler.Alerts[^1]));
            await Keep(7);
            Assert.Equal(round, running.On(() => handler.Alerts.Count));
            Assert.Equal(round, running.Statistics.BufferRings[0].LowWaterCrossings);
            Assert.Equal(1, running.Statistics.BufferRings[0].LowestFree);
            running.On(() =>
            {
                while (handler.Kept.TryDequeue(out HeldBuffer kept)) kept.Return();
            });
        }
        Assert.Equal(16, running.Statistics.BufferRings[1].LowestFree);

        async Task Keep(int count)
        {
            while (running.On(() => handler.Kept.Count) is int kept && kept < count)
            {
                await client.Send(10);
                Wait.Until(() => running.On(() => handler.Kept.Count) == kept + 1, () => $"message {kept + 1} is kept");
            }
            running.On(() => { }); // Behind the end of that turn.
        }
    }

    [Fact]
    public async Task A_quarter_is_few_where_nothing_is_declared_and_an_empty_ring_always_is()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        LowWaterHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint);
        for (int count = 1; count <= 20; count++)
        {
            await client.Send(10);
            Wait.Until(() => running.On(() => handler.Kept.Count) == count, () => $"message {count} is kept");
        }
        running.On(() => { });
        Assert.Equal([("Inbound", 3), ("Default", 4)], running.On(() => handler.Alerts.ToArray()));
        Assert.Equal(0, running.Statistics.BufferRings[0].LowestFree);
        Assert.Equal(4, running.Statistics.BufferRings[1].LowestFree);
    }

    [Fact]
    public async Task A_handler_that_throws_when_it_is_told_costs_nobody()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        LowWaterHandler handler = new(endPoint) { ThrowsWhenTold = true };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsExceptions = true;
        using TestClient client = await TestClient.Connect(endPoint);
        for (int count = 1; count <= 6; count++)
        {
            await client.Send(10);
            Wait.Until(() => running.On(() => handler.Kept.Count) == count, () => $"message {count} is kept");
        }
        running.On(() => { });
        Assert.Equal(1, running.Statistics.HandlerExceptions);
        Assert.Equal(1, running.Statistics.ConnectionsOpen);
    }

    [Fact]
    public async Task Huge_pages_are_taken_where_there_are_some_and_it_is_told_which()
    {
        const int Pages = 2; // 1024 x 4096 bytes.
        int free = File.ReadLines("/proc/meminfo").Where(line => line.StartsWith("HugePages_Free:", System.StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
        BufferPages expected = free >= Pages ? BufferPages.Huge
            : Directory.Exists("/sys/kernel/mm/transparent_hugepage") ? BufferPages.Transparent
            : BufferPages.Normal;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(new HugePagesHandler(endPoint), endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 8));
        await Task.WhenAll(clients.All.Select(client => client.Echo(1 << 20)));
        Assert.Equal(expected, running.Statistics.BufferRings[0].Pages);
    }
}
