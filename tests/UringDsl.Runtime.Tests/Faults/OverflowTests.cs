using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Queues smaller than the load: the kernel keeps what does not fit, and ends multishots with a good result.</summary>
[Collection(Rings.Name)]
public class OverflowTests
{
    [Theory]
    [InlineData(true, 8)]
    [InlineData(true, 16)]
    [InlineData(false, 8)]
    [InlineData(false, 16)]
    public async Task A_completion_queue_smaller_than_the_load_loses_nothing(bool direct, int completionEntries)
    {
        const int Connections = 300, Rounds = 10, MessageBytes = 600;
        IPEndPoint endPoint = FreePort.EndPoint();
        RingOptions options = new() { SubmissionEntries = 8, CompletionEntries = completionEntries };
        using RunningHandler running = EchoServers.Start(direct, endPoint, options);
        Task<TestClient>[] connecting = [.. Enumerable.Range(0, Connections).Select(number => TestClient.Connect(endPoint, number))];
        using Clients clients = new(await Task.WhenAll(connecting).Bounded());
        Wait.Until(() => running.Statistics.ConnectionsOpen == Connections, () => $"{running.Statistics.ConnectionsOpen} of {Connections} are open");
        for (int round = 0; round < Rounds; round++) await Task.WhenAll(clients.All.Select(client => client.Echo(MessageBytes)));
        foreach (TestClient client in clients.All) client.ShutdownSend();
        await Task.WhenAll(clients.All.Select(client => client.ExpectEnd()));
        running.WaitUntilIdle();
        RingStatistics statistics = running.Statistics;
        Assert.True(statistics.Overflows > 0, "the queue never overflowed");
        Assert.True(statistics.RearmsAfterOverflow > 0, "no multishot was ended by it");
        Assert.Equal(Connections, statistics.ConnectionsOpened);
        Assert.Equal((long)Connections * Rounds * MessageBytes, statistics.BytesReceived);
        Assert.Equal(0, statistics.Aborts);
        Assert.Equal(0, statistics.StaleCompletions);
    }

    [Fact]
    public async Task An_overflow_ends_Run_where_it_is_to_throw()
    {
        int before = OpenDescriptors.Count();
        IPEndPoint endPoint = FreePort.EndPoint();
        PlainEchoHandler handler = new(endPoint);
        RingOptions options = new() { SubmissionEntries = 8, CompletionEntries = 8, OnOverflow = OverflowPolicy.Throw };
        Task run = OnOwnThread(() => handler.Run(options));
        Wait.Until(() => run.IsCompleted || ListeningSockets.Count(endPoint) > 0, () => "it listens");
        Task<TestClient>[] connecting = [.. Enumerable.Range(0, 20).Select(number => TestClient.Connect(endPoint, number))];
        Wait.Until(() => run.IsCompleted || handler.Statistics.ConnectionsOpen == 20, () => $"{handler.Statistics.ConnectionsOpen} of 20 are open");
        Quietly(() => handler.Post(() => Flood(handler))); // Unless the clients were enough.
        RingException thrown = await Assert.ThrowsAsync<RingException>(() => run.Bounded());
        Assert.Contains("completion queue of 8 entries overflowed", thrown.Message, StringComparison.Ordinal);
        Assert.True(handler.Statistics.Overflows > 0);
        foreach (Task<TestClient> connect in connecting) await Quietly(connect);
        OpenDescriptors.ExpectAtMost(before); // A server may be started again in the same process.
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_submission_queue_smaller_than_a_turn_submits_all_of_it(bool direct)
    {
        const int Connections = 200, Rounds = 10, MessageBytes = 600;
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint, new RingOptions { SubmissionEntries = 8 });
        using Clients clients = new(await Clients.Connect(endPoint, Connections));
        for (int round = 0; round < Rounds; round++) await Task.WhenAll(clients.All.Select(client => client.Echo(MessageBytes)));
        foreach (TestClient client in clients.All) client.ShutdownSend();
        await Task.WhenAll(clients.All.Select(client => client.ExpectEnd())); // 200 chains of SHUTDOWN and CLOSE, in a queue of eight.
        running.WaitUntilIdle();
        Assert.Equal((long)Connections * Rounds * MessageBytes, running.Settled.BytesSent);
        Assert.Equal(0, running.Statistics.Aborts);
    }

    private static Task OnOwnThread(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>More completions in one turn than fit, for certain.</summary>
    private static void Flood(PlainEchoHandler handler)
    {
        for (int i = 0; i < 64; i++) RingAccess.Inject(RingAccess.LoopOf(handler), ulong.MaxValue, 0);
    }

    private static void Quietly(Action post)
    {
        try
        {
            post();
        }
        catch (InvalidOperationException)
        {
            return; // It has ended.
        }
    }

    private static async Task Quietly(Task<TestClient> connect)
    {
        try
        {
            (await connect).Dispose();
        }
        catch (Exception exception) when (exception is System.Net.Sockets.SocketException or TimeoutException)
        {
            return; // The server ended before it was this one's turn.
        }
    }
}
