using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;
using static UringDsl.Runtime.Tests.Traffic.SessionHandler;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class SessionTests
{
    [Fact]
    public async Task Every_connection_opens_and_closes_once_with_a_state_of_its_own()
    {
        const int Lanes = 10, PerLane = 60;
        IPEndPoint endPoint = FreePort.EndPoint();
        SessionHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(async () =>
        {
            for (int i = 0; i < PerLane; i++)
            {
                using TestClient client = await TestClient.Connect(endPoint, (lane * PerLane) + i);
                for (int message = 0; message <= i % 4; message++) await client.Echo(100 + i);
                if (i % 5 == 0) client.Reset();
                else if (i % 2 == 0) client.ShutdownSend();
                if (i % 5 != 0 && i % 2 == 0) await client.ExpectEnd();
            }
        }))).Bounded();
        running.WaitUntilIdle();
        running.Stop();
        Assert.Empty(handler.Wrong);
        var perConnection = handler.Journal.GroupBy(entry => entry.Connection).ToArray();
        Assert.Equal(Lanes * PerLane, perConnection.Length);
        Assert.All(perConnection, entries => Assert.True(IsInOrder([.. entries.Select(entry => entry.What)]), string.Join(" ", entries)));
        Assert.All(perConnection, entries => Assert.Equal(entries.Max(entry => entry.Bytes), entries.Last().Bytes));
        Assert.Equal(
            Enumerable.Range(0, PerLane).Sum(i => Lanes * (long)((i % 4) + 1) * (100 + i)),
            handler.Journal.Where(entry => entry.What == Happening.Closed).Sum(entry => entry.Bytes));
        Assert.True(perConnection.Max(entries => entries.Key.Generation) > 10, "The slots were used again.");
    }

    [Fact]
    public async Task Stopping_closes_what_is_open_once()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        SessionHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 15));
        await Task.WhenAll(clients.All.Select(client => client.Echo(100))).Bounded();
        running.Stop();
        await Task.WhenAll(clients.All.Select(client => client.DrainToEnd())).Bounded();
        Assert.Equal(15, handler.Journal.Count(entry => entry.What == Happening.Closed));
        Assert.Empty(handler.Wrong);
    }

    [Fact]
    public async Task The_state_of_a_connection_that_is_gone_is_refused()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        SessionHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint);
        await client.Echo(100);
        Connection connection = running.On(() => handler.Journal[0].Connection);
        Assert.Equal(100, running.On(() => handler.SessionOf(connection).Bytes));
        client.ShutdownSend();
        await client.ExpectEnd();
        running.WaitUntilIdle();
        Assert.Throws<InvalidOperationException>(() => running.On(() => handler.SessionOf(connection).Bytes));
        Assert.Throws<InvalidOperationException>(() => handler.SessionOf(connection));
    }

    [Fact]
    public async Task More_peers_than_slots_are_served_one_after_another()
    {
        const int Others = 60;
        IPEndPoint endPoint = FreePort.EndPoint();
        SessionHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients first = new(await Clients.Connect(endPoint, SessionHandler.Room));
        foreach (TestClient client in first.All) await client.Echo(500);
        Task others = Task.WhenAll(Enumerable.Range(0, Others).Select(async number =>
        {
            using TestClient client = await TestClient.Connect(endPoint, number);
            await client.Echo(500);
        }));
        first.Dispose();
        await others.Bounded();
        running.WaitUntilConnectionsClosed(Others + SessionHandler.Room);
        Assert.Equal(Others + SessionHandler.Room, running.Settled.ConnectionsOpened);
        Assert.True(running.Statistics.RearmsAfterTableFull > 0, "The table was full.");
    }

    private static bool IsInOrder(List<Happening> happenings) =>
        happenings.Count >= 4
        && happenings[0] == Happening.Opened
        && happenings[1] == Happening.Accepted
        && happenings[^1] == Happening.Closed
        && happenings[^2] == Happening.Ended
        && happenings[2..^2].All(what => what == Happening.Received);
}
