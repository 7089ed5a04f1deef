using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Faults;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>A kernel thread takes the submissions.</summary>
[Collection(Rings.Name)]
public class SqPollTests
{
    private static readonly RingOptions s_awake = new() { Modes = RingModes.SqPoll, SqPollIdleMilliseconds = 10_000, BusyPollMicroseconds = 500_000 };

    [Fact]
    public void A_steady_load_runs_without_system_calls()
    {
        const int Messages = 100_000;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = RunningHandler.Start(new ModeHandler(endPoint), endPoint, s_awake);
        SteadyLoad.Exchange(endPoint, connections: 50, Messages);
        running.WaitUntilIdle();
        RingStatistics statistics = running.Statistics;
        Assert.True(statistics.Receives >= Messages, $"{statistics.Receives} receives");
        string enters = $"{statistics.Enters} enters for {Messages} messages, {statistics.SqWakeups} of them to wake the SQ thread";
        Assert.True(statistics.Enters < Messages / 100, enters);
        Assert.True(statistics.BusyPollHits > 0, "the loop never found a completion by looking");
    }

    [StraceFact]
    public async Task And_a_tracer_sees_none()
    {
        const int Messages = 20_000;
        string counts = Path.GetTempFileName();
        try
        {
            IPEndPoint endPoint = FreePort.EndPoint();
            string[] under = [StraceFactAttribute.Path!, "-f", "-c", "-o", counts, "-e", "trace=io_uring_enter,io_uring_setup"];
            using HostProcess host = HostProcess.Start(["sq-thread", $"{endPoint.Port}"], under);
            await host.ReadLine();
            Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "the host listens");
            SteadyLoad.Exchange(endPoint, connections: 50, Messages);
            Dictionary<string, long> counters = await host.Stop();
            string summary = await File.ReadAllTextAsync(counts);
            string? line = summary.Split('\n').SingleOrDefault(line => line.EndsWith("io_uring_enter", StringComparison.Ordinal));
            long traced = line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3]);
            Assert.True(traced >= counters["Enters"], $"counted {counters["Enters"]}, but\n{summary}");
            Assert.True(counters["Receives"] >= Messages && traced < Messages / 100, $"{traced} enters for {counters["Receives"]} receives");
        }
        finally
        {
            File.Delete(counts);
        }
    }

    [Fact]
    public async Task A_thread_that_sleeps_is_woken()
    {
        using ModeStage stage = new(new RingOptions { Modes = RingModes.SqPoll, SqPollIdleMilliseconds = 1 });
        for (int i = 1; i <= 200 && stage.Statistics.SqWakeups == 0; i++) // Where others compete for the processor it may come late to its sleep.
        {
            int milliseconds = Math.Min(i, 20);
            Completion done = await stage.Running.On(() =>
            {
                Thread.Sleep(milliseconds * 5); // What brought this here had woken it; by now it sleeps, and the NOP comes to a sleeping thread.
                return stage.Handler.NopAndWait();
            }).Bounded();
            Assert.Equal(0, done.Result);
        }
        Assert.True(stage.Statistics.SqWakeups > 0, "the SQ thread never slept");
        long wakeups = stage.Statistics.SqWakeups; // Read first: both go on.
        Assert.True(stage.Statistics.Enters >= wakeups);
        await stage.Echo(connections: 5, rounds: 5, bytes: 1000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Queues_smaller_than_a_turn_lose_nothing(bool looks)
    {
        RingOptions options = new() { Modes = RingModes.SqPoll, SubmissionEntries = 8, CompletionEntries = 16, BusyPollMicroseconds = looks ? 1000 : 0 };
        using ModeStage stage = new(options);
        await stage.Echo(connections: 200, rounds: 10, bytes: 600);
        Assert.True(stage.Statistics.Overflows > 0, "the completion queue never overflowed");
        Assert.Equal(0, stage.Statistics.StaleCompletions);
    }

    [Fact]
    public async Task The_thread_runs_where_it_should_and_ends_with_the_ring()
    {
        int processor = Environment.ProcessorCount - 1;
        List<string> before = SqThreads(); // Of rings that are gone: the kernel takes them apart after the descriptor is closed.
        List<string> Started() => [.. SqThreads().Except(before)];
        using (ModeStage stage = new(new RingOptions { Modes = RingModes.SqPoll, SqPollProcessor = processor }))
        {
            await stage.Echo(connections: 3, rounds: 3, bytes: 1000);
            string thread = Assert.Single(Started());
            string status = File.ReadAllText($"{thread}/status");
            Assert.Contains($"Cpus_allowed_list:\t{processor}\n", status, StringComparison.Ordinal);
        }
        Wait.Until(() => Started().Count == 0, () => $"{Started().Count} SQ threads are left");
    }

    private static List<string> SqThreads()
    {
        List<string> threads = [];
        foreach (string thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            try
            {
                if (File.ReadAllText($"{thread}/comm").StartsWith("iou-sqp-", StringComparison.Ordinal)) threads.Add(thread);
            }
            catch (IOException)
            {
                continue; // It has ended since.
            }
        }
        return threads;
    }
}
