using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class ResetTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_at_any_point_costs_its_own_connection_only(bool direct)
    {
        const int Resets = 400, Lanes = 8;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        using TestClient witness = await TestClient.Connect(endPoint, 4711);
        Task[] lanes = [.. Enumerable.Range(0, Lanes).Select(lane => Task.Run(async () =>
        {
            for (int i = 0; i < Resets / Lanes; i++) await ResetAt((lane * 31) + i, endPoint);
        }))];
        Task all = Task.WhenAll(lanes);
        while (!all.IsCompleted) await witness.Echo(3000);
        await all.Bounded();
        await witness.Echo(100_000);
        witness.ShutdownSend();
        await witness.ExpectEnd();
        running.WaitUntilConnectionsClosed(Resets + 1); // Those also that were reset before they had been accepted.
        Assert.Equal(Resets + 1, running.Settled.ConnectionsOpened);
        Assert.Equal(0, running.Statistics.ConnectionsOpen);
    }

    [Fact]
    public async Task Sixty_four_peers_that_never_read_do_not_hold_up_the_others()
    {
        const int Mute = 64;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct: true, endPoint, new RingOptions { MaxQueued = 16 });
        TestClient[] mute = await Clients.Connect(endPoint, Mute);
        using Clients mutes = new(mute);
        Task[] sending = [.. mute.Select(client => Flood(client))];
        Wait.Until(() => running.Statistics.Pauses >= Mute, () => $"{running.Statistics.Pauses} of {Mute} are paused");
        using Clients others = new(await Clients.Connect(endPoint, 32));
        await Task.WhenAll(others.All.Select(async client =>
        {
            for (int round = 0; round < 50; round++) await client.Echo(2000);
        })).Bounded();
        Assert.All(sending, task => Assert.False(task.IsCompleted));
        mutes.Dispose();
        await Task.WhenAll(sending).Bounded();
        Wait.Until(() => running.Statistics.ConnectionsOpen == 32, () => $"{running.Statistics.ConnectionsOpen} are open");
        await Task.WhenAll(others.All.Select(client => client.Echo(2000))).Bounded();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stopping_closes_peers_that_never_read(bool direct)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        RingOptions options = new() { StopTimeout = TimeSpan.FromMilliseconds(200) };
        using RunningHandler running = EchoServers.Start(direct, endPoint, options);
        TestClient[] mute = await Clients.Connect(endPoint, 64);
        using Clients mutes = new(mute);
        Task[] sending = [.. mute.Select(client => Flood(client))];
        Wait.Until(() => running.Statistics.Pauses >= 64, () => $"{running.Statistics.Pauses} of 64 are paused");
        running.Stop();
        await Task.WhenAll(sending).Bounded();
        Assert.Equal(64, running.Statistics.ConnectionsClosed);
    }

    /// <summary>Sends until the connection ends.</summary>
    private static async Task Flood(TestClient client)
    {
        try
        {
            await client.Send(1L << 40);
        }
        catch (Exception exception) when (exception is System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            Assert.True(client.Sent > 0);
        }
    }

    private static async Task ResetAt(int point, IPEndPoint endPoint)
    {
        using TestClient client = await TestClient.Connect(endPoint, point);
        switch (point % 8)
        {
            case 0: // At once.
                break;
            case 1: // A message is on the way.
                await client.Send(500);
                break;
            case 2: // The echo is on the way.
                await client.Send(500);
                await client.Expect(1);
                break;
            case 3: // Half of it was read.
                await client.Send(50_000);
                await client.Expect(25_000);
                break;
            case 4: // All was read.
                await client.Echo(4096);
                break;
            case 5: // More than the socket buffers take is queued.
                await Task.WhenAny(client.Send(8 << 20), Task.Delay(20));
                break;
            case 6: // Behind the end of its own side.
                await client.Send(100_000);
                client.ShutdownSend();
                break;
            default: // The close is on the way.
                await client.Echo(64);
                client.ShutdownSend();
                await client.ExpectEnd();
                break;
        }
        client.Reset();
    }
}
