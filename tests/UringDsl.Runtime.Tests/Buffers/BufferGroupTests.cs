using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Core;
using UringDsl.Runtime.Tests.Faults;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>A receive that finds its buffer ring empty goes on with the next one, and waits only when all are.</summary>
[Collection(Rings.Name)]
public class BufferGroupTests
{
    private const int All = 10, MessageBytes = 100; // All: four, four and two buffers.

    [Fact]
    public async Task Receives_move_on_while_there_is_a_buffer_anywhere_and_then_wait()
    {
        const int Connections = All + 6;
        IPEndPoint endPoint = FreePort.EndPoint();
        FallOverHandler handler = new(endPoint);
        Queue<(Connection Connection, HeldBuffer Data)> kept = Keep(handler);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        foreach (TestClient client in clients.All) await client.Send(MessageBytes);
        Wait.Until(() => running.Statistics.BuffersInUse == All, () => $"{running.Statistics.BuffersInUse} of {All} buffers are held");
        Wait.Until(
            () => running.Statistics.BufferRings[0].NoBuffers >= Connections - 4,
            () => $"{running.Statistics.BufferRings[0].NoBuffers} receives found the first ring empty");
        Assert.Equal([4, 4, 2], running.Statistics.BufferRings.Select(ring => ring.InUse));
        Assert.Equal([0, 0, 0], running.Statistics.BufferRings.Select(ring => ring.LowestFree));
        Assert.Equal(["Inbound", "Reserve", "Last"], running.Statistics.BufferRings.Select(ring => ring.Name));
        Assert.True(running.Statistics.BufferRings[1].FallOvers >= 4, "receives moved to the second ring");
        Assert.True(running.Statistics.BufferRings[2].FallOvers >= 2, "receives moved to the third ring");

        // Those that have no buffer wait without a sound, and get the next ones in their turn.
        long enters = running.Settled.Enters, starved = running.Statistics.NoBuffers;
        await Task.Delay(300);
        Assert.InRange(running.Statistics.Enters - enters, 0, 3);
        Assert.Equal(starved, running.Statistics.NoBuffers);
        for (int echoed = 0; echoed < Connections; echoed++)
        {
            Wait.Until(() => running.On(() => kept.Count) > 0, () => $"{echoed} of {Connections} were received");
            running.On(() =>
            {
                (Connection connection, HeldBuffer data) = kept.Dequeue();
                handler.EchoKept(connection, data);
            });
        }
        await Task.WhenAll(clients.All.Select(client => client.Expect(MessageBytes)));
    }

    [Fact]
    public async Task A_late_buffer_goes_back_to_the_ring_that_its_receive_was_armed_with()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        FallOverHandler handler = new(endPoint);
        Queue<(Connection Connection, HeldBuffer Data)> kept = Keep(handler);
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using Clients clients = new(await Clients.Connect(endPoint, 5));
        for (int i = 0; i < clients.All.Length; i++)
        {
            await clients.All[i].Send(MessageBytes);
            Wait.Until(() => running.On(() => kept.Count) == i + 1, () => $"message {i + 1} is held");
        }
        Assert.Equal([4, 1, 0], running.Statistics.BufferRings.Select(ring => ring.InUse));
        int index = running.On(() => kept.Last().Connection.Index); // It receives from "Reserve".

        running.On(() => RingAccess.ConnectionsOf(RingAccess.LoopOf(handler))[index].Generation++); // As if its position were in its next use.
        const int Late = 50; // More often than there are buffers.
        for (int i = 1; i <= Late; i++)
        {
            await clients.All[4].Send(10);
            int count = i;
            Wait.Until(() => running.Statistics.StaleCompletions == count, () => $"{running.Statistics.StaleCompletions} of {count} stale completions");
        }
        Assert.Equal([4, 1, 0], running.Settled.BufferRings.Select(ring => ring.InUse));
        running.On(() => RingAccess.ConnectionsOf(RingAccess.LoopOf(handler))[index].Generation--);
        running.On(() =>
        {
            while (kept.TryDequeue(out (Connection Connection, HeldBuffer Data) next)) next.Data.Return();
        });
        Assert.Equal([0, 0, 0], running.Statistics.BufferRings.Select(ring => ring.InUse));
    }

    private static Queue<(Connection Connection, HeldBuffer Data)> Keep(IBufferHandler handler)
    {
        Queue<(Connection, HeldBuffer)> kept = new();
        handler.Instead = (Connection connection, in Received received) =>
        {
            if (received.TryTake(out BufferLease data)) kept.Enqueue((connection, data.Keep()));
            else handler.HangUp(connection);
        };
        return kept;
    }
}
