using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

[Collection(Rings.Name)]
public sealed class EndingTests
{
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    [Fact]
    public async Task A_stop_without_any_time_closes_each_connection_once()
    {
        using RunningHandler running = Start(new EndingHandler(_endPoint), new RingOptions { StopTimeout = TimeSpan.Zero });
        using Clients clients = new(await Clients.Connect(_endPoint, 5));
        Wait.Until(() => running.Statistics.ConnectionsOpen == 5, () => "five are open");
        running.Stop();
        Assert.Equal(5, running.Statistics.ConnectionsClosed);
        Assert.Equal(0, running.Statistics.StaleCompletions);
    }

    [Fact]
    public async Task A_connection_may_take_the_others_with_it()
    {
        using RunningHandler running = Start(new EndingHandler(_endPoint) { AbortsOthersWhenClosed = true });
        using Clients clients = new(await Clients.Connect(_endPoint, 5));
        Wait.Until(() => running.Statistics.ConnectionsOpen == 5, () => "five are open");
        running.Stop();
        Assert.Equal(5, running.Statistics.ConnectionsClosed);
        Assert.Equal(0, running.Statistics.StaleCompletions);
    }

    [Fact]
    public void A_loop_around_an_await_does_not_keep_the_ring()
    {
        EndingHandler handler = new(_endPoint) { TicksForEver = true };
        using RunningHandler running = Start(handler, new RingOptions { StopTimeout = TimeSpan.FromMilliseconds(100) });
        Wait.Until(() => handler.Ticks > 0, () => "it ticks");
        running.Stop();
    }

    [Fact]
    public async Task A_receive_of_the_handler_ends_with_its_connection_and_not_at_a_deadline()
    {
        RingOptions options = new() { StopTimeout = Timeout.InfiniteTimeSpan };
        using RunningHandler running = Start(new EndingHandler(_endPoint) { AwaitsReceives = true }, options);
        using Clients clients = new(await Clients.Connect(_endPoint, 3));
        Wait.Until(() => running.Statistics.ConnectionsOpen == 3, () => "three are open");
        running.Stop();
        Assert.Equal(3, running.Statistics.ConnectionsClosed);
    }

    [Fact]
    public async Task Two_listeners_fill_one_table_and_drop_nobody()
    {
        IPEndPoint second = FreePort.EndPoint();
        using RunningHandler running = Start(new EndingHandler(_endPoint, second));
        using Clients first = new(await Clients.Connect(_endPoint, 30));
        using Clients others = new(await Clients.Connect(second, 12));
        Wait.Until(() => running.Statistics.ConnectionsOpen == 42, () => $"{running.Statistics.ConnectionsOpen} of 42 are open");
        using Clients more = new(await Clients.Connect(_endPoint, 5));
        // 64 slots less 16 for the handler's own sockets. Each listener has one ACCEPT armed in the end: the last slot is the other one's.
        Wait.Until(() => running.Statistics.ConnectionsOpen == 47, () => $"{running.Statistics.ConnectionsOpen} of 47 are open");
        using Clients last = new(await Clients.Connect(second, 1));
        Wait.Until(() => running.Statistics.ConnectionsOpen == 48, () => $"{running.Statistics.ConnectionsOpen} of 48 are open");
        Assert.Equal(0, running.Statistics.ConnectionsClosed);
    }

    [Fact]
    public async Task A_peer_that_leaves_a_broadcast_unread_loses_its_connection()
    {
        EndingHandler handler = new(_endPoint);
        using RunningHandler running = Start(handler, new RingOptions { MaxQueued = 8 });
        using TestClient client = await TestClient.Connect(_endPoint, receiveBuffer: 4096);
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "it is open");
        for (int i = 0; i < 1000 && running.Statistics.SlowConsumers == 0; i++)
        {
            running.On(() =>
            {
                if (handler.Connections.Count > 0) handler.Flood(200);
                return 0;
            });
        }
        Assert.Equal(1, running.Statistics.SlowConsumers);
        Wait.Until(() => running.Statistics.ConnectionsOpen == 0, () => "it is gone");
    }

    [Fact]
    public async Task So_does_the_one_that_is_given_more_when_the_ring_has_as_many_sends_as_it_can()
    {
        EndingHandler handler = new(_endPoint);
        using RunningHandler running = Start(handler, new RingOptions { MaxSends = 64, MaxQueued = 1000 });
        using TestClient client = await TestClient.Connect(_endPoint, receiveBuffer: 4096);
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "it is open");
        running.On(() => handler.Flood(200));
        Wait.Until(() => running.Statistics.ConnectionsOpen == 0, () => "it is gone");
        Assert.Equal(1, running.Statistics.SlowConsumers);
        using TestClient other = await TestClient.Connect(_endPoint); // The ring goes on.
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "another is open");
    }

    [Fact]
    public async Task Behind_an_awaited_cancel_another_receive_can_be_armed()
    {
        EndingHandler handler = new(_endPoint);
        using RunningHandler running = Start(handler);
        using TestClient client = await TestClient.Connect(_endPoint);
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "it is open");
        Task<int> received = running.On(() => handler.ReceiveOwn(10));
        await client.Send(10);
        Assert.Equal(10, await received.Bounded());
    }

    [Fact]
    public async Task What_is_still_awaited_when_the_ring_has_ended_goes_on_elsewhere()
    {
        EndingHandler handler = new(_endPoint);
        TaskCompletionSource other = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int> outlives;
        using (RunningHandler running = Start(handler))
        {
            outlives = running.On(() => handler.Outlive(other.Task));
            running.Stop();
        }
        other.SetResult();
        await outlives.Bounded();
        Assert.Equal(-1, handler.Ticks);
        Assert.Throws<InvalidOperationException>(() => handler.Post(() => { }));
    }

    [Fact]
    public async Task A_handler_that_runs_refuses_to_run_again_and_goes_on()
    {
        EndingHandler handler = new(_endPoint);
        using RunningHandler running = Start(handler);
        running.AllowsExceptions = true;
        Assert.Throws<InvalidOperationException>(() => handler.Run(RingOptions.Default, default));
        using TestClient client = await TestClient.Connect(_endPoint);
        Wait.Until(() => running.Statistics.ConnectionsOpen == 1, () => "it is open");
    }

    private RunningHandler Start(EndingHandler handler, RingOptions? options = null) => RunningHandler.Start(handler, _endPoint, options);
}
