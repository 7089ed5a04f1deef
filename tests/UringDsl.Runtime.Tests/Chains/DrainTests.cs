using System;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class DrainTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(60);

    [FeatureFact(RingFeature.SyncCancel)]
    public void A_drain_waits_for_what_is_in_front_of_it_and_holds_up_what_is_behind()
    {
        DrainHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        running.On(() =>
        {
            handler.Tick();
            handler.Barrier();
            handler.Nop();
        });
        Wait.Until(() => running.On(() => handler.Ended.Count) == 3, () => "three completions");
        Assert.Equal(["Tick 0", "Barrier 0", "Nop 0"], handler.Ended);
    }

    [FeatureFact(RingFeature.SyncCancel)]
    public void A_chain_drains_as_a_whole()
    {
        DrainHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        running.On(() =>
        {
            handler.Tick();
            handler.BarrierChain();
            handler.Barrier(); // Behind the chain, whose timer it waits for.
        });
        Wait.Until(() => running.On(() => handler.Ended.Count) == 3, () => "three completions");
        Assert.Equal(["Tick 0", "Chain Completed", "Barrier 0"], handler.Ended);
    }

    [FeatureFact(RingFeature.SyncCancel)]
    public void Drains_one_after_another_each_come_through()
    {
        DrainHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        for (int i = 1; i <= 20; i++)
        {
            int expected = i * 2;
            running.On(() =>
            {
                handler.Barrier();
                handler.Barrier();
            });
            Wait.Until(() => running.On(() => handler.Ended.Count) == expected, () => $"{expected} completions");
        }
        Assert.All(handler.Ended, each => Assert.Equal("Barrier 0", each));
    }

    [FeatureFact(RingFeature.SyncCancel)]
    public async Task What_is_posted_runs_while_a_drain_waits_and_a_cancellation_passes_it()
    {
        DrainHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        Task<Completion> sleeping = running.On(() => handler.SleepFor(s_long));
        running.On(handler.Barrier);
        Assert.Empty(running.On(() => handler.Ended.ToArray()));
        Completion woken = await running.On(handler.WakeUpAndWait).Bounded();
        Assert.Equal(1, woken.Result);
        Assert.Equal(Errno.ECANCELED, (await sleeping.Bounded()).Error);
        Wait.Until(() => running.On(() => handler.Ended.Count) == 1, () => "the barrier");
        Assert.Equal(["Barrier 0"], handler.Ended);
    }

    [FeatureFact(RingFeature.SyncCancel)]
    public async Task A_stop_ends_what_a_drain_waits_for_and_what_starts_behind_it()
    {
        DrainHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        Task<Completion> first = running.On(() => handler.SleepFor(s_long));
        Task<Completion> second = running.On(() => handler.SleepLaterFor(s_long));
        running.Stop();
        Assert.Equal(Errno.ECANCELED, (await first.Bounded()).Error);
        Assert.Equal(Errno.ECANCELED, (await second.Bounded()).Error);
    }

    [FeatureFact(RingFeature.SyncCancel)]
    public async Task A_connection_closes_although_its_receive_is_what_a_drain_waits_for()
    {
        DrainHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using PeerServer server = new(socket => PeerServer.ReadToEnd(socket));
        DrainHandler.DialOutcome dialed = await running.On(() => handler.DialAndWait(server.Address)).Bounded();
        Assert.True(dialed.TryGetConnection(out Connection connection), dialed.ToString());
        Task<Transferred> filling = running.On(() => handler.FillAndWait(connection, ReceiveBuffer.Allocate(100)));
        running.On(() =>
        {
            handler.Barrier();
            handler.HangUp(connection);
        });
        Assert.Equal(Errno.ECANCELED, (await filling.Bounded()).Error);
        running.WaitUntilIdle();
        Wait.Until(() => running.On(() => handler.Ended.Count) == 1, () => "the barrier");
        Wait.Until(() => server.Served == 1, () => "the server sees the end");
        Assert.Equal(["Barrier 0"], handler.Ended);
    }
}
