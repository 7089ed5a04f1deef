using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Groups;

public class RingGroupTests
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Each_worker_has_its_handler_and_a_named_background_thread()
    {
        ConcurrentBag<(int, string?, bool)> seen = [];
        using RingGroup<Worker> group = RingGroup.Start(
            3, number => new Worker(number), (worker, _) => seen.Add((worker.Number, Thread.CurrentThread.Name, Thread.CurrentThread.IsBackground)));
        group.Join();
        Assert.Equal([0, 1, 2], group.Handlers.Select(worker => worker.Number));
        Assert.Equal([(0, "Worker 0", true), (1, "Worker 1", true), (2, "Worker 2", true)], seen.Order());
    }

    [Fact]
    public void Each_worker_stays_on_a_processor_of_its_own_as_long_as_there_are_some()
    {
        string all = AllowedProcessors();
        ConcurrentBag<string> seen = [];
        using RingGroup<Worker> group = RingGroup.Start(Environment.ProcessorCount, number => new Worker(number), (_, _) => seen.Add(AllowedProcessors()));
        group.Join();
        Assert.All(seen, processor => Assert.True(int.TryParse(processor, out _), processor));
        Assert.Equal(Environment.ProcessorCount, seen.Distinct().Count());
        Assert.Equal(all, AllowedProcessors());
    }

    [Fact]
    public void Stopping_cancels_every_worker_and_waits_for_it()
    {
        int ended = 0;
        using RingGroup<Worker> group = RingGroup.Start(2, number => new Worker(number), (_, token) =>
        {
            token.WaitHandle.WaitOne();
            Interlocked.Increment(ref ended);
        });
        Assert.False(group.Join(s_moment));
        group.Stop();
        Assert.Equal(2, ended);
        Assert.True(group.Join(Support.Wait.Patience));
    }

    [Fact]
    public void The_callers_token_stops_it_too()
    {
        using CancellationTokenSource stop = new();
        using RingGroup<Worker> group = RingGroup.Start(2, number => new Worker(number), static (_, token) => token.WaitHandle.WaitOne(), stop.Token);
        stop.Cancel();
        group.Join();
    }

    [Fact]
    public void The_first_exception_stops_the_others_and_is_thrown_where_the_group_is_waited_for()
    {
        using RingGroup<Worker> group = RingGroup.Start(3, number => new Worker(number), (worker, token) =>
        {
            if (worker.Number == 1) throw new IOException("the first");
            token.WaitHandle.WaitOne();
            throw new InvalidOperationException("a later one");
        });
        Assert.Equal("the first", Assert.Throws<IOException>(group.Join).Message);
        Assert.Equal("the first", Assert.Throws<IOException>(group.Stop).Message);
    }

    [Fact]
    public void An_exception_of_the_factory_is_thrown_at_once_and_no_worker_runs()
    {
        bool ran = false;
        Assert.Throws<IOException>(() => RingGroup.Start<Worker>(
            2, number => number == 1 ? throw new IOException() : new Worker(number), (_, _) => ran = true));
        Assert.False(ran);
    }

    [Fact]
    public async Task A_worker_that_waits_for_its_own_group_is_told_so()
    {
        TaskCompletionSource<RingGroup<Worker>> made = new();
        using RingGroup<Worker> group = RingGroup.Start(1, number => new Worker(number), (_, _) => made.Task.Result.Join());
        made.SetResult(group);
        InvalidOperationException thrown = await Task.Run(() => Assert.Throws<InvalidOperationException>(group.Join));
        Assert.Contains("its own group", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_stops_it_throws_nothing_and_may_be_repeated()
    {
        RingGroup<Worker> group = RingGroup.Start<Worker>(2, number => new Worker(number), static (_, token) =>
        {
            token.WaitHandle.WaitOne();
            throw new IOException();
        });
        group.Dispose();
        group.Dispose();
    }

    [Fact]
    public void No_workers_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RingGroup.Start(0, number => new Worker(number), static (_, _) => { }));

    /// <summary>Of the calling thread, as the kernel lists them: "0-3", or one number.</summary>
    private static string AllowedProcessors() => File.ReadLines("/proc/thread-self/status")
        .Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split('\t')[1];

    private sealed record class Worker(int Number);
}
