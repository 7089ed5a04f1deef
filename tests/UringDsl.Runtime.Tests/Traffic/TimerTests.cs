using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class TimerTests
{
    [Fact]
    public async Task A_timer_does_not_fire_early_and_its_expiry_is_a_success()
    {
        using Stage stage = new();
        TimeSpan time = TimeSpan.FromMilliseconds(30);
        Stopwatch watch = Stopwatch.StartNew();
        Assert.Equal(new Completion(0), await stage.On(puppet => puppet.SleepFor(time)).Bounded());
        Assert.True(watch.Elapsed >= time);
        stage.On(puppet => puppet.Tick(time));
        stage.Until(puppet => puppet.Completions.Count == 1, "the tick");
        Assert.Equal(("Tick", new Completion(0)), stage.On(puppet => puppet.Completions[0]));
        Assert.True(watch.Elapsed >= time * 2);
    }

    [Fact]
    public async Task Timers_fire_in_the_order_of_their_times()
    {
        using Stage stage = new();
        int[] milliseconds = [400, 100, 300, 0, 200];
        System.Collections.Generic.List<int> fired = [];
        await stage.On(puppet => Task.WhenAll(milliseconds.Select(async time =>
        {
            await puppet.Sleep(TimeSpan.FromMilliseconds(time));
            fired.Add(time);
        }))).Bounded();
        Assert.Equal(milliseconds.Order(), fired);
    }

    [Fact]
    public async Task Thousands_of_timers_at_once_all_fire()
    {
        using Stage stage = new();
        Task<Completion[]> sleeping = stage.On(puppet =>
            Task.WhenAll(Enumerable.Range(0, 5000).Select(i => puppet.SleepFor(TimeSpan.FromMilliseconds(i % 50)))));
        Assert.All(await sleeping.Bounded(), result => Assert.True(result.IsSuccess));
    }

    [Fact]
    public async Task A_timer_can_be_cancelled()
    {
        using Stage stage = new();
        Task<Completion> sleeping = stage.On(puppet => puppet.SleepFor(TimeSpan.FromHours(1)));
        Assert.Equal(new Completion(1), await stage.On(puppet => puppet.WakeUpAndWait()).Bounded());
        Assert.Equal(Errno.ECANCELED, (await sleeping.Bounded()).Error);
        stage.On(puppet =>
        {
            for (int i = 0; i < 3; i++) puppet.Tick(TimeSpan.FromHours(1));
            puppet.StopTicking();
        });
        stage.Until(puppet => puppet.Completions.Count == 4, "three cancelled ticks and the cancellation");
        (string Name, Completion Result)[] all = stage.On(puppet => puppet.Completions.ToArray());
        Assert.Equal(3, all.Count(entry => entry is { Name: "Tick", Result.Error: Errno.ECANCELED }));
        Assert.Single(all, ("Cancel", new Completion(3)));
        Assert.Equal(Errno.ENOENT, (await stage.On(puppet => puppet.WakeUpAndWait()).Bounded()).Error);
    }

    [Fact]
    public async Task Stopping_cancels_timers_and_says_so()
    {
        using Stage stage = new();
        Task<Completion> sleeping = stage.On(puppet => puppet.SleepFor(TimeSpan.FromHours(1)));
        stage.On(puppet => puppet.Tick(TimeSpan.FromHours(1)));
        stage.Running.Stop();
        Assert.Equal(Errno.ECANCELED, (await sleeping.Bounded()).Error);
        Assert.Equal(Errno.ECANCELED, Assert.Single(stage.Puppet.Completions).Result.Error);
    }

    [Fact]
    public void A_negative_time_is_refused_and_nothing_is_left_of_it()
    {
        using Stage stage = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => stage.On(puppet => puppet.Tick(TimeSpan.FromTicks(-1))));
    }

    [Fact]
    public void A_nop_completes()
    {
        using Stage stage = new();
        stage.On(puppet =>
        {
            for (int i = 0; i < 3000; i++) puppet.Nop(); // More than the submission queue holds.
        });
        stage.Until(puppet => puppet.Completions.Count == 3000, "every nop");
        Assert.All(stage.On(puppet => puppet.Completions.ToArray()), entry => Assert.Equal(("Nop", new Completion(0)), entry));
    }
}
