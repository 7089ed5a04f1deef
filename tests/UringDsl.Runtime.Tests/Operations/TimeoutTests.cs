using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;
using static UringDsl.Runtime.Tests.Operations.Operator;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Timers of all clocks, their changes and removals, and those that run out again and again.</summary>
[Collection(Rings.Name)]
public class TimeoutTests
{
    private static readonly TimeSpan s_never = TimeSpan.FromHours(5), s_soon = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_timer_gets_another_time()
    {
        using Scene scene = new();
        Task<Completion> sleeping = scene.Get(o => o.Sleep(s_never).AsTask());
        Assert.Equal(new Completion(0), await scene.On(o => o.SleepAnother(s_soon).AsTask()));
        Assert.Equal(new Completion(0), await sleeping.Bounded());
        Assert.Equal(Errno.ENOENT, (await scene.On(o => o.SleepAnother(s_soon).AsTask())).Error);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => scene.On(o => o.SleepAnother(TimeSpan.FromTicks(-1)).AsTask()));
    }

    [Fact]
    public async Task A_timer_is_removed()
    {
        using Scene scene = new();
        Task<Completion> sleeping = scene.Get(o => o.Sleep(s_never).AsTask());
        Assert.Equal(new Completion(0), await scene.On(o => o.WakeUp().AsTask()));
        Assert.Equal(Errno.ECANCELED, (await sleeping.Bounded()).Error);
        Assert.Equal(Errno.ENOENT, (await scene.On(o => o.WakeUp().AsTask())).Error);
    }

    [Fact]
    public async Task Of_several_timers_the_last_one_is_changed()
    {
        using Scene scene = new();
        Task<Completion>[] sleeping = scene.Get(o => new[] { o.Sleep(s_never).AsTask(), o.Sleep(s_never).AsTask() });
        Assert.Equal(new Completion(0), await scene.On(o => o.SleepAnother(s_soon).AsTask()));
        Assert.Equal(new Completion(0), await sleeping[1].Bounded());
        Assert.False(sleeping[0].IsCompleted);
        await scene.On(o => o.WakeUp().AsTask());
        Assert.Equal(Errno.ECANCELED, (await sleeping[0].Bounded()).Error);
    }

    [Fact]
    public async Task Points_of_each_clock_come()
    {
        using Scene scene = new();
        TimeSpan sinceStart = TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);
        Assert.Equal(new Completion(0), await scene.On(o => o.SleepUntil(sinceStart + s_soon).AsTask()));
        Assert.Equal(new Completion(0), await scene.On(o => o.SleepUntilDate(DateTime.UtcNow - DateTime.UnixEpoch + s_soon).AsTask()));
        Assert.Equal(new Completion(0), await scene.On(o => o.SleepUntilUptime(sinceStart).AsTask())); // It has passed.
        Task<Completion> future = scene.Get(o => o.SleepUntilDate(DateTime.UtcNow.AddHours(5) - DateTime.UnixEpoch).AsTask());
        await scene.On(o => o.Nop().AsTask());
        Assert.False(future.IsCompleted); // And the end of the ring ends it.
    }

    [Fact]
    public async Task A_timer_ends_before_its_time_when_enough_has_completed()
    {
        using Scene scene = new();
        Task<Completion> waiting = scene.Get(o => o.WaitForCompletions(s_never).AsTask());
        for (int i = 0; i < 3; i++) await scene.On(o => o.Nop().AsTask());
        Assert.Equal(new Completion(0), await waiting.Bounded());
    }

    [Fact]
    public void A_timer_runs_out_as_often_as_it_is_told()
    {
        using Scene scene = new();
        scene.On(o => o.Repeat(s_soon, count: 4));
        scene.Until(o => o.Shots.Count == 4, "every shot");
        Expired[] shots = scene.Get(o => o.Shots.ToArray());
        Assert.All(shots, shot => Assert.True(shot.IsSuccess));
        Assert.Equal([true, true, true, false], shots.Select(shot => shot.IsArmed));
        Wait.Until(() => scene.Statistics.OperationsInFlight == 1, () => "it has ended");
    }

    [Fact]
    public async Task A_timer_runs_out_until_it_is_removed()
    {
        using Scene scene = new();
        scene.On(o => o.Repeat(s_never, count: 0));
        Assert.Equal(new Completion(0), await scene.On(o => o.RepeatAt(s_soon).AsTask()));
        scene.Until(o => o.Shots.Count >= 5, "some shots");
        // A removal misses a shot whose completion is pending: then it is repeated.
        while ((await scene.On(o => o.Unrepeat().AsTask())).Error == Errno.ENOENT && scene.Get(o => o.Shots[^1].IsArmed)) { }
        scene.Until(o => !o.Shots[^1].IsArmed, "the end");
        Assert.Equal(Errno.ECANCELED, scene.Get(o => o.Shots[^1].Error));
    }

    [Fact]
    public async Task A_cancel_ends_a_timer_that_fires_all_the_time()
    {
        using Scene scene = new();
        for (int round = 1; round <= 20; round++)
        {
            scene.On(o =>
            {
                o.Shots.Clear();
                o.Repeat(TimeSpan.FromMicroseconds(10), count: 0);
            });
            scene.Until(o => o.Shots.Count > 0, "a shot");
            Assert.Equal(new Completion(1), await scene.On(o => o.CancelRepeat().AsTask()));
            scene.Until(o => !o.Shots[^1].IsArmed, "the end");
        }
    }

    [Fact]
    public async Task A_cancel_ends_a_timer_that_has_run_out_again_whenever_the_ring_comes_to_cancel_it()
    {
        using Scene scene = new();
        scene.On(o =>
        {
            o.Shooting = static () =>
            {
                long until = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 500;
                while (Stopwatch.GetTimestamp() < until) Thread.SpinWait(10); // Turns that are longer than the period.
            };
            o.Repeat(TimeSpan.FromMicroseconds(200), count: 0);
        });
        scene.Until(o => o.Shots.Count > 0, "a shot");
        Assert.Equal(new Completion(1), await scene.On(o => o.CancelRepeat().AsTask()));
        scene.Until(o => !o.Shots[^1].IsArmed, "the end");
    }

    [Fact]
    public async Task A_timer_that_would_never_rest_is_refused()
    {
        using Scene scene = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => scene.On(o => o.Repeat(TimeSpan.Zero, count: 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => scene.On(o => o.Repeat(TimeSpan.FromTicks(99), count: 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => scene.On(o => o.Repeat(TimeSpan.FromMilliseconds(1), count: -1)));
        scene.On(o => o.Repeat(s_never, count: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => scene.On(o => o.RepeatAt(TimeSpan.FromTicks(99)).AsTask()));
        Assert.Equal(new Completion(0), await scene.On(o => o.Unrepeat().AsTask())); // No time: nothing to refuse.
    }

    [Fact]
    public void An_overflow_takes_no_shot_from_a_timer_that_counts()
    {
        const int Count = 300;
        using Scene scene = new(new RingOptions { SubmissionEntries = 8, CompletionEntries = 16 });
        scene.On(o => o.Repeat(TimeSpan.FromMicroseconds(50), Count));
        scene.Until(
            o =>
            {
                for (int i = 0; i < 100 && o.Shots.Count < Count; i++) o.Tick();
                return o.Shots.Count >= Count;
            },
            "every shot");
        Wait.Until(() => scene.Statistics.OperationsInFlight == 1, () => "it has ended");
        Expired[] shots = scene.Get(o => o.Shots.ToArray());
        Assert.Equal(Count, shots.Length);
        Assert.All(shots[..^1], shot => Assert.True(shot.IsArmed));
        Assert.False(shots[^1].IsArmed);
    }

    [Fact]
    public async Task A_deadline_in_flight_gets_another_time()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        Task<ReadInTimeOutcome> reading = scene.Get(o => o.ReadInTime(read, ReceiveBuffer.Allocate(1), s_never).AsTask());
        await scene.On(o => o.Nop().AsTask());
        Assert.Equal(new Completion(0), await scene.On(o => o.HurryUp(s_soon).AsTask()));
        ReadInTimeOutcome outcome = await reading.Bounded();
        Assert.Equal((OutcomeKind.TimedOut, ReadInTimeStep.Read), (outcome.Kind, outcome.Step));
        await scene.Close(read);
        await scene.Close(write);
    }
}
