using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>What must hold for every way to take buffers: each byte arrives once and in order, and every buffer comes back.</summary>
[Collection(Rings.Name)]
public class BufferTrafficTests
{
    public static TheoryData<string> Modes => BufferModes.All;

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Every_byte_of_many_connections_comes_back(string mode)
    {
        const int Connections = 48, Bytes = 96 * 1024;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(BufferModes.New(mode, endPoint), endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        await Task.WhenAll(clients.All.Select(client => client.Echo(Bytes)));
        Assert.Equal((long)Connections * Bytes, running.Settled.BytesReceived);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Small_and_odd_messages_come_back(string mode)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(BufferModes.New(mode, endPoint), endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 3));
        for (int round = 0; round < 200; round++)
        {
            foreach (TestClient client in clients.All) await client.Echo(1 + (round * 37 % 3001));
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Buffers_that_are_kept_and_sent_out_of_order_are_whole(string mode)
    {
        const int Connections = 16, Bytes = 64 * 1024;
        IPEndPoint endPoint = FreePort.EndPoint();
        IBufferHandler handler = BufferModes.New(mode, endPoint);
        Dictionary<Connection, Queue<HeldBuffer>> kept = [];
        List<Connection> order = [];
        handler.Instead = (Connection connection, in Received received) =>
        {
            if (!received.TryTake(out BufferLease data))
            {
                handler.HangUp(connection);
                return;
            }
            if (!kept.TryGetValue(connection, out Queue<HeldBuffer>? own)) kept[connection] = own = new();
            own.Enqueue(data.Keep());
            order.Add(connection);
            handler.Post(Next);

            // The connections take turns from the other end: buffers go back in another order than they came in.
            void Next()
            {
                Connection last = order[^1];
                order.RemoveAt(order.Count - 1);
                handler.EchoKept(last, kept[last].Dequeue());
            }
        };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        await Task.WhenAll(clients.All.Select(client => client.Echo(Bytes)));
        Assert.Equal((long)Connections * Bytes, running.Settled.BytesReceived);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Peers_that_vanish_leave_no_buffer_behind(string mode)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(BufferModes.New(mode, endPoint), endPoint);
        for (int round = 0; round < 5; round++)
        {
            using (Clients clients = new(await Clients.Connect(endPoint, 24)))
            {
                foreach (TestClient client in clients.All)
                {
                    client.Socket.LingerState = new LingerOption(true, 0); // RST at the end, with the echo still on its way.
                    await client.Send(5000);
                }
            }
            running.WaitUntilConnectionsClosed((round + 1) * 24);
        }
        using Clients last = new(await Clients.Connect(endPoint, 4));
        await Task.WhenAll(last.All.Select(client => client.Echo(50_000)));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_stop_under_load_returns_every_buffer(string mode)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        RingOptions options = new() { StopTimeout = TimeSpan.FromMilliseconds(200) };
        using RunningHandler running = RunningHandler.Start(BufferModes.New(mode, endPoint), endPoint, options);
        using Clients clients = new(await Clients.Connect(endPoint, 24));
        Task[] loads = [.. clients.All.Select(client => client.Echo(1 << 28))];
        Wait.Until(() => running.Statistics.BytesReceived > 1 << 20, () => "there is load");
        running.Stop();
        foreach (Task load in loads) await Assert.ThrowsAnyAsync<Exception>(() => load);
        Assert.All(running.Statistics.BufferRings, ring => Assert.Equal(0, ring.InUse));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_handler_that_throws_costs_its_connection_and_no_buffer(string mode)
    {
        const int Bytes = 8 * 1024;
        IPEndPoint endPoint = FreePort.EndPoint();
        IBufferHandler handler = BufferModes.New(mode, endPoint);
        int calls = 0;
        handler.Instead = (Connection connection, in Received received) =>
        {
            if (++calls % 5 == 0) throw new InvalidOperationException("as the test wants it");
            if (received.TryTake(out BufferLease data)) handler.Echo(connection, data);
            else handler.HangUp(connection);
        };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        running.AllowsExceptions = true;
        for (int round = 0; round < 40; round++)
        {
            using TestClient client = await TestClient.Connect(endPoint, round);
            await TryEcho(client, Bytes);
        }
        running.WaitUntilConnectionsClosed(40);
        Assert.Equal(calls / 5, running.Statistics.HandlerExceptions);
        handler.Instead = null;
        using TestClient last = await TestClient.Connect(endPoint);
        await last.Echo(100_000);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_handler_that_closes_in_the_middle_gets_no_more(string mode)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        IBufferHandler handler = BufferModes.New(mode, endPoint);
        HashSet<Connection> closed = [];
        int late = 0;
        handler.Instead = (Connection connection, in Received received) =>
        {
            if (!closed.Add(connection)) late++;
            if (connection.Index % 2 == 0) handler.Drop(connection);
            else handler.HangUp(connection);
        };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        for (int round = 0; round < 20; round++)
        {
            using TestClient client = await TestClient.Connect(endPoint, round);
            await TryEcho(client, 4096);
        }
        running.WaitUntilConnectionsClosed(20);
        Assert.Equal(0, running.On(() => late));
        handler.Instead = null;
        using TestClient last = await TestClient.Connect(endPoint);
        await last.Echo(100_000);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_receive_that_is_cancelled_and_asked_for_again_loses_nothing(string mode)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        IBufferHandler handler = BufferModes.New(mode, endPoint);
        int calls = 0;
        handler.Instead = (Connection connection, in Received received) =>
        {
            if (!received.TryTake(out BufferLease data))
            {
                handler.HangUp(connection);
                return;
            }
            handler.Echo(connection, data);
            if (++calls % 3 != 0) return;
            handler.StopReceiving(connection);
            handler.Receive(connection);
        };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 8));
        await Task.WhenAll(clients.All.Select(client => client.Echo(64 * 1024)));
    }

    private static async Task TryEcho(TestClient client, int bytes)
    {
        try
        {
            await client.Send(bytes);
            client.Socket.Shutdown(SocketShutdown.Send);
            byte[] chunk = new byte[4096];
            while (await client.Socket.ReceiveAsync(chunk).Bounded() > 0) continue;
        }
        catch (SocketException)
        {
            return; // The handler has aborted it.
        }
    }
}
