using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

[Collection(Rings.Name)]
public class ThreadTests
{
    [Fact]
    public void Actions_of_other_threads_run_on_the_rings_thread_in_the_order_of_each()
    {
        const int Threads = 8, Each = 5000;
        using Stage stage = new();
        int ring = stage.On(_ => Environment.CurrentManagedThreadId);
        List<(int Thread, int Number)> ran = [];
        int elsewhere = 0;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (int i = 0; i < Each; i++)
            {
                int number = i;
                stage.Puppet.Post(() =>
                {
                    ran.Add((thread, number));
                    if (Environment.CurrentManagedThreadId != ring) elsewhere++;
                });
            }
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) Assert.True(thread.Join(Wait.Patience));
        stage.Until(_ => ran.Count == Threads * Each, "every action ran");
        Assert.Equal(0, elsewhere);
        Assert.All(ran.GroupBy(entry => entry.Thread), group => Assert.Equal(Enumerable.Range(0, Each), group.Select(entry => entry.Number)));
    }

    [Fact]
    public void An_action_that_comes_while_the_last_one_runs_is_not_left_behind()
    {
        using Stage stage = new();
        ManualResetEventSlim runs = new(), isPosted = new(), ran = new(); // Not disposed: an action that comes too late would throw.
        stage.Puppet.Post(() =>
        {
            runs.Set();
            while (!isPosted.IsSet) Thread.Yield();
        });
        Assert.True(runs.Wait(Wait.Patience));
        stage.Puppet.Post(ran.Set); // Nothing is posted behind it, which would bring it along.
        isPosted.Set();
        Assert.True(ran.Wait(Wait.Patience));
    }

    [Fact]
    public void An_action_that_comes_when_the_ring_is_done_with_the_last_is_not_left_behind()
    {
        using Stage stage = new();
        SemaphoreSlim ran = new(0);
        for (int i = 0; i < 20_000; i++)
        {
            stage.Puppet.Post(() => ran.Release());
            Assert.True(ran.Wait(Wait.Patience));
        }
    }

    [Fact]
    public async Task What_follows_an_await_of_anything_runs_on_the_rings_thread()
    {
        using Stage stage = new();
        List<int> threads = [];
        Task following = stage.On(puppet => Follow(puppet, threads));
        await following.Bounded();
        int ring = stage.On(_ => Environment.CurrentManagedThreadId);
        Assert.Equal(Enumerable.Repeat(ring, 7), threads);
    }

    [Fact]
    public async Task A_submission_behind_an_await_reaches_the_connection()
    {
        using Stage stage = new();
        ClientPattern pattern = new(0);
        (TestClient client, Connection connection) = await stage.Connect();
        Task answering = stage.On(async puppet =>
        {
            for (int i = 0; i < 50; i++)
            {
                if (i % 3 == 0) await Task.Yield();
                else if (i % 3 == 1) await Task.Run(() => 1);
                else await puppet.NopAwaited();
                puppet.SendBytes(connection, pattern.Bytes(i * 100, 100));
            }
        });
        await client.Expect(5000);
        await answering.Bounded();
    }

    [Fact]
    public void A_submission_from_another_thread_or_outside_of_run_is_refused()
    {
        Puppet idle = new(FreePort.EndPoint());
        Assert.Contains("not running", Assert.Throws<InvalidOperationException>(idle.Nop).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => idle.Post(idle.Nop));
        using Stage stage = new();
        Assert.Contains("another thread", Assert.Throws<InvalidOperationException>(stage.Puppet.Nop).Message, StringComparison.Ordinal);
        stage.Running.Stop();
        Assert.Throws<InvalidOperationException>(stage.Puppet.Nop);
        Assert.Throws<InvalidOperationException>(() => stage.Puppet.Post(stage.Puppet.Nop));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(400)] // Far below what is surely the stack of the ring's thread without a look at who it is.
    public async Task A_submission_may_come_from_far_down_the_stack(int kilobytes)
    {
        using Stage stage = new();
        Assert.Equal(new Completion(0), await stage.On(puppet => Descend(puppet, kilobytes)).Bounded());
    }

    [Fact]
    public async Task A_pending_cannot_be_blocked_on_or_awaited_twice()
    {
        using Stage stage = new();
        InvalidOperationException blocked = Assert.Throws<InvalidOperationException>(
            () => stage.On(puppet => puppet.NopAwaited().GetAwaiter().GetResult()));
        Assert.Contains("await the Pending", blocked.Message, StringComparison.Ordinal);
        int ran = 0;
        InvalidOperationException twice = Assert.Throws<InvalidOperationException>(() => stage.On(puppet =>
        {
            var awaiter = puppet.NopAwaited().GetAwaiter();
            awaiter.OnCompleted(() => ran++);
            awaiter.OnCompleted(() => ran += 100);
        }));
        Assert.Contains("awaited once", twice.Message, StringComparison.Ordinal);
        Assert.Equal(new Completion(0), await stage.On(puppet => puppet.NopAndWait()).Bounded());
        Assert.Equal(1, ran);
    }

    [Fact]
    public async Task The_result_of_a_pending_is_there_once_and_stale_afterwards()
    {
        using Stage stage = new();
        CompilerServices.PendingAwaiter<Completion> kept = default;
        Completion result = new(-1);
        stage.On(puppet =>
        {
            kept = puppet.NopAwaited().GetAwaiter();
            kept.OnCompleted(() => result = kept.GetResult());
        });
        stage.Until(_ => result.IsSuccess, "the result");
        Assert.Throws<InvalidOperationException>(() => stage.On(_ => kept.GetResult()));
        Assert.Throws<InvalidOperationException>(() => stage.On(_ => kept.OnCompleted(() => { })));
        await stage.On(puppet => puppet.NopAndWait()).Bounded();
        Assert.Throws<InvalidOperationException>(() => stage.On(_ => kept.GetResult())); // Its place is in use again, or was.
    }

    [Fact]
    public async Task A_pending_that_nobody_awaits_runs_all_the_same()
    {
        using Stage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        stage.On(puppet => { _ = puppet.SendAwaited(connection, SendBuffer.CopyOf(new ClientPattern(0).Bytes(0, 100))); });
        await client.Expect(100);
    }

    private static Task<Completion> Descend(Puppet puppet, int kilobytes)
    {
        Span<byte> frame = stackalloc byte[1024];
        frame.Fill((byte)kilobytes);
        Task<Completion> pending = kilobytes > 1 ? Descend(puppet, kilobytes - 1) : puppet.NopAndWait();
        return frame[^1] == (byte)kilobytes ? pending : throw new InvalidOperationException("The frame was written over.");
    }

    private static async Task Follow(Puppet puppet, List<int> threads)
    {
        await Task.Yield();
        threads.Add(Environment.CurrentManagedThreadId);
        await Task.Delay(5);
        threads.Add(Environment.CurrentManagedThreadId);
        await Task.Run(() => Thread.Sleep(1));
        threads.Add(Environment.CurrentManagedThreadId);
        await puppet.NopAwaited();
        threads.Add(Environment.CurrentManagedThreadId);
        await puppet.Sleep(TimeSpan.FromMilliseconds(5));
        threads.Add(Environment.CurrentManagedThreadId);
        await puppet.SleepFor(TimeSpan.FromMilliseconds(1));
        threads.Add(Environment.CurrentManagedThreadId);
        await Task.WhenAll(puppet.NopAndWait(), puppet.SleepFor(TimeSpan.FromMilliseconds(2)), Task.Delay(1));
        threads.Add(Environment.CurrentManagedThreadId);
    }
}
