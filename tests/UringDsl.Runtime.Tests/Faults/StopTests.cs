using System;
using System.Diagnostics;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Ends that nobody on the other side helps with.</summary>
[Collection(Rings.Name)]
public class StopTests
{
    [Fact]
    public async Task A_close_behind_sends_that_nobody_reads_is_an_abort_after_the_linger_time()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        FloodHandler handler = new(endPoint) { HangsUpAtOnce = true };
        RingOptions options = new() { Linger = TimeSpan.FromMilliseconds(400) };
        using RunningHandler running = RunningHandler.Start(handler, endPoint, options);
        Stopwatch watch = Stopwatch.StartNew();
        using TestClient client = await TestClient.Connect(endPoint, receiveBuffer: 4096);
        running.WaitUntilConnectionsClosed(1);
        Assert.True(watch.ElapsedMilliseconds >= 390, $"the sends had only {watch.ElapsedMilliseconds} ms");
        Assert.Equal(1, running.Statistics.Aborts);
        Assert.Equal(OutcomeKind.Cancelled, running.On(() => handler.HungUp));
    }

    [Fact]
    public async Task A_close_behind_sends_waits_for_a_peer_that_reads()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        FloodHandler handler = new(endPoint) { HangsUpAtOnce = true };
        using RunningHandler running = RunningHandler.Start(handler, endPoint);
        using TestClient client = await TestClient.Connect(endPoint);
        Assert.True(await client.DrainToEnd());
        Assert.Equal(4L * FloodHandler.FloodBytes, client.Received);
        running.WaitUntilIdle();
        Assert.Equal(0, running.Statistics.Aborts);
        Assert.Equal(OutcomeKind.Completed, running.On(() => handler.HungUp));
    }

    [Fact]
    public async Task Stopping_ends_everything_in_flight_within_its_time()
    {
        const int Connections = 32, Waiting = 16;
        IPEndPoint endPoint = FreePort.EndPoint();
        using Blackhole silent = await Blackhole.Dig();
        FloodHandler handler = new(endPoint) { Waiting = Waiting, Silent = silent.Address };
        RingOptions options = new() { StopTimeout = TimeSpan.FromMilliseconds(500) };
        using RunningHandler running = RunningHandler.Start(handler, endPoint, options);
        using Clients clients = new(await Clients.Connect(endPoint, Connections)); // They read nothing, and four sends wait for each.
        foreach (TestClient client in clients.All) await client.Send(100);
        Wait.Until(
            () => running.Statistics.ConnectionsOpen == Connections && running.On(() => handler.Held) == 16,
            () => $"{running.Statistics.ConnectionsOpen} connections, {handler.Held} buffers held, {running.Statistics.Receives} receives");
        Assert.True(running.Statistics.OperationsInFlight > Connections + Waiting, $"{running.Statistics.OperationsInFlight} operations");

        Stopwatch watch = Stopwatch.StartNew();
        running.Stop(); // Checks that no connection, operation or buffer is left; the end of the test counts descriptors.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), $"{watch.Elapsed} for a stop in half a second");
        Assert.Equal(16, running.Statistics.BuffersHeldAtStop);
        Assert.Equal(Waiting, handler.Dialed.Count);
        Assert.All(handler.Dialed, kind => Assert.Equal(OutcomeKind.Cancelled, kind));
        Assert.Equal(Waiting, handler.Timers);
    }

    [Fact]
    public async Task A_handler_that_is_stopped_before_it_starts_returns()
    {
        int before = OpenDescriptors.Count();
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();
        EchoHandler handler = new(FreePort.EndPoint());
        await Task.Run(() => handler.Run(RingOptions.Default, stop.Token)).Bounded();
        Assert.Equal(0, handler.Statistics.OperationsInFlight);
        OpenDescriptors.ExpectAtMost(before);
    }

    [Fact]
    public async Task A_handler_runs_again_after_it_has_stopped()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        EchoHandler handler = new(endPoint);
        for (int time = 0; time < 3; time++)
        {
            using RunningHandler running = RunningHandler.Start(handler, endPoint);
            using Clients clients = new(await Clients.Connect(endPoint, 8));
            foreach (TestClient client in clients.All) await client.Echo(5000);
            Assert.Equal(8, running.Settled.ConnectionsOpened);
        }
    }

    [Fact]
    public async Task Twenty_rings_one_after_another_on_one_thread_leave_nothing()
    {
        int before = OpenDescriptors.Count();
        IPEndPoint endPoint = FreePort.EndPoint();
        Task rings = Task.Factory.StartNew(
            () =>
            {
                for (int time = 0; time < 20; time++)
                {
                    using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(20));
                    new EchoHandler(endPoint).Run(RingOptions.Default, stop.Token); // EADDRINUSE, if the one before had left its listener.
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await rings.Bounded();
        OpenDescriptors.ExpectAtMost(before);
    }
}
