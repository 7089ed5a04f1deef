using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>More clients than a server has room for: those beyond it wait in the backlog, and nobody is accepted only to be dropped.</summary>
[Collection(Rings.Name)]
public class FullTableTests
{
    private const int MessageBytes = 300;

    [Theory]
    [InlineData("16 slots", 16, 32)]
    [InlineData("16 slots", 16, 48)]
    [InlineData("16 connections", 16, 32)]
    [InlineData("16 connections", 16, 48)]
    [InlineData("120 slots", 120, 200)]
    public async Task Clients_beyond_the_limit_wait_and_are_served_when_others_close(string limit, int room, int count)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = Start(limit, endPoint);
        Task<TestClient>[] connecting = [.. Enumerable.Range(0, count).Select(number => TestClient.Connect(endPoint, number))];
        Wait.Until(() => running.Statistics.ConnectionsOpen == room, () => $"{running.Statistics.ConnectionsOpen} of {room} are open");
        await ServeAll(connecting).Bounded(); // The kernel lets those in that did not fit the backlog, as places get free.
        running.WaitUntilIdle();
        Assert.Equal(count, running.Statistics.ConnectionsOpened);
        Assert.Equal(0, running.Statistics.Aborts);
        Assert.True(running.Statistics.RearmsAfterTableFull > 0, "accepting was never resumed");
    }

    [Theory]
    [InlineData("16 slots", 16)]
    [InlineData("16 connections", 16)]
    public async Task A_full_server_sleeps_although_clients_wait(string limit, int room)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = Start(limit, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, room + 8));
        foreach (TestClient client in clients.All[..room]) await client.Echo(MessageBytes);
        Assert.Equal(room, running.Statistics.ConnectionsOpen);
        long enters = running.Statistics.Enters;
        await Task.Delay(500);
        Assert.InRange(running.Statistics.Enters - enters, 0, 3);
        Assert.Equal(room, running.Statistics.ConnectionsOpened);
        for (int i = 0; i < 8; i++)
        {
            clients.All[i].Dispose();
            await clients.All[room + i].Echo(MessageBytes);
        }
        Assert.InRange(running.Statistics.Enters - enters, 8, 200);
    }

    private static RunningHandler Start(string limit, IPEndPoint endPoint) => limit switch
    {
        "16 slots" => RunningHandler.Start(new SmallTableHandler(endPoint), endPoint),
        "120 slots" => RunningHandler.Start(new MiddleTableHandler(endPoint), endPoint),
        _ => RunningHandler.Start(new PlainEchoHandler(endPoint), endPoint, new RingOptions { MaxConnections = 16 }),
    };

    private static Task ServeAll(Task<TestClient>[] connecting) => Task.WhenAll(connecting.Select(async connect =>
    {
        using TestClient client = await connect;
        await client.Echo(MessageBytes);
        client.ShutdownSend();
        await client.ExpectEnd();
    }));
}
