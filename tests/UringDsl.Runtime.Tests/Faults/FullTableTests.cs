using System.Linq;
using System.Net;
using System.Threading;
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
        // They speak at once: that is how a handshake goes on whose last step the full backlog made the kernel drop.
        TaskCompletionSource isFull = new();
        Task[] served = [.. Enumerable.Range(0, count).Select(number => Serve(endPoint, number, isFull.Task))];
        Wait.Until(() => running.Statistics.ConnectionsOpen == room, () => $"{running.Statistics.ConnectionsOpen} of {room} are open");
        isFull.SetResult();
        await Task.WhenAll(served).Bounded();
        running.WaitUntilIdle();
        Assert.Equal(count, running.Settled.ConnectionsOpened);
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
        long enters = running.Settled.Enters;
        await Task.Delay(500);
        Assert.InRange(running.Statistics.Enters - enters, 0, 3);
        Assert.Equal(room, running.Settled.ConnectionsOpened);
        for (int i = 0; i < 8; i++)
        {
            clients.All[i].Dispose();
            await clients.All[room + i].Echo(MessageBytes);
        }
        Assert.InRange(running.Statistics.Enters - enters, 8, 200);
    }

    /// <summary>
    /// Its backlog can fill again while the kernel empties it, and what does not fit into the table is lost: it must end before. Seen by the turns that
    /// one accept at a time takes.
    /// </summary>
    [Fact]
    public async Task A_multishot_accept_into_slots_ends_while_two_backlogs_fit()
    {
        const int Open = 70, Waiting = 20; // of 120, with a backlog of 30
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = Start("120 slots", endPoint);
        using Clients open = new(await Clients.Connect(endPoint, Open));
        foreach (TestClient client in open.All) await client.Echo(MessageBytes);
        using ManualResetEventSlim isBusy = new(), mayGoOn = new();
        Task<long> busy = Task.Run(() => running.On(() =>
        {
            isBusy.Set();
            Assert.True(mayGoOn.Wait(Wait.Patience));
            return running.Statistics.Enters;
        }));
        Assert.True(isBusy.Wait(Wait.Patience));
        using Clients waiting = new(await Clients.Connect(endPoint, Waiting));
        mayGoOn.Set();
        long before = await busy.Bounded();
        Wait.Until(() => running.Statistics.ConnectionsOpen == Open + Waiting, () => $"{running.Statistics.ConnectionsOpen} are open");
        long turns = running.Statistics.Enters - before;
        Assert.True(turns >= Waiting, $"{Waiting} clients were accepted in {turns} turns");
    }

    private static RunningHandler Start(string limit, IPEndPoint endPoint) => limit switch
    {
        "16 slots" => RunningHandler.Start(new SmallTableHandler(endPoint), endPoint),
        "120 slots" => RunningHandler.Start(new MiddleTableHandler(endPoint), endPoint),
        _ => RunningHandler.Start(new PlainEchoHandler(endPoint), endPoint, new RingOptions { MaxConnections = 16 }),
    };

    private static async Task Serve(IPEndPoint endPoint, int number, Task isFull)
    {
        using TestClient client = await TestClient.Connect(endPoint, number);
        await client.Send(MessageBytes);
        await isFull.Bounded();
        await client.Expect(MessageBytes);
        client.ShutdownSend();
        await client.ExpectEnd();
    }
}
