using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>
/// Conversations whose every piece takes another way through two rings with few buffers and small queues: each byte comes back, in order, and nothing is
/// left behind.
/// </summary>
[Collection(Rings.Name)]
public class WandererTests
{
    private const int ClientCount = 5;

    public static TheoryData<int> FaithfulSeeds => FuzzTests.Seeds(6);

    public static TheoryData<int> FickleSeeds => FuzzTests.Seeds(4);

    [Theory]
    [MemberData(nameof(FaithfulSeeds))]
    public Task Every_byte_comes_back_whichever_way_it_took(int seed) => Run(seed, isFaithful: true);

    [Theory]
    [MemberData(nameof(FickleSeeds))]
    public Task What_comes_back_before_a_connection_is_dropped_is_right(int seed) => Run(seed, isFaithful: false);

    private static async Task Run(int seed, bool isFaithful)
    {
        Random random = new(seed);
        IPEndPoint endPoint = FreePort.EndPoint();
        WandererHandler first = new(endPoint, seed, isFaithful), second = new(null, seed + 1, isFaithful);
        first.Wandering.Others.Add(second.RingAddress);
        second.Wandering.Others.Add(first.RingAddress);
        using RunningHandler one = RunningHandler.Start(first, endPoint, SomeOptions(random, isFaithful));
        using RunningHandler other = RunningHandler.Start(second, null, SomeOptions(random, isFaithful));
        one.AllowsExceptions = other.AllowsExceptions = !isFaithful;
        Task all = Task.WhenAll(Enumerable.Range(0, ClientCount).Select(lane => Task.Run(() => Talk(endPoint, (seed * ClientCount) + lane, isFaithful))));
        while (await Task.WhenAny(all, Task.Delay(random.Next(1, 20))) != all)
        {
            first.Post(first.Wandering.Disturb);
            second.Post(second.Wandering.Disturb);
        }
        try
        {
            await all;
        }
        catch (Exception exception)
        {
            string[] unexpected = [.. first.Wandering.Unexpected, .. second.Wandering.Unexpected];
            throw new InvalidOperationException(
                $"{one.Statistics.Aborts} and {other.Statistics.Aborts} aborts. {string.Join("\n", unexpected)}", exception);
        }
        foreach ((WandererHandler handler, RunningHandler running) in new[] { (first, one), (second, other) })
        {
            running.WaitUntilIdle();
            Wait.Until(() => running.On(() => handler.Wandering.Running) == 0, () => "somebody awaits what does not come");
            Assert.Empty(handler.Wandering.Unexpected);
        }
        one.Stop();
        other.Stop();
        Assert.Equal(0, first.Statistics.StaleCompletions + second.Statistics.StaleCompletions);
    }

    private static async Task Talk(EndPoint endPoint, int seed, bool isFaithful)
    {
        Random random = new(seed);
        for (int conversation = 0; conversation < 3; conversation++)
        {
            int length = random.Next(1, random.Next(2) == 0 ? 500 : 40_000);
            using TestClient client = await TestClient.Connect(endPoint, seed + conversation, receiveBuffer: random.Next(2) == 0 ? 4096 : 0);
            Task sending = Send(client, random.Next(), length);
            if (isFaithful)
            {
                await client.Expect(length, most: random.Next(1, 5000));
                await sending;
                await client.ExpectEnd();
                continue;
            }
            if (random.Next(4) == 0)
            {
                await Task.Delay(random.Next(5));
                client.Reset();
            }
            else await Verify(client);
            await sending.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private static async Task Send(TestClient client, int seed, int length)
    {
        Random random = new(seed);
        for (int left = length; left > 0;)
        {
            int count = Math.Min(left, random.Next(1, random.Next(3) == 0 ? 6000 : 300));
            await client.Send(count);
            left -= count;
            if (random.Next(4) == 0) await Task.Delay(1);
        }
        client.ShutdownSend();
    }

    /// <summary>Checks what comes, until the connection ends one way or the other.</summary>
    private static async Task Verify(TestClient client)
    {
        try
        {
            while (true) await client.Expect(1);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            return; // A reset, or the end.
        }
    }

    private static bool IsEnd(Exception exception) =>
        exception is SocketException || (exception is Xunit.Sdk.TrueException && exception.Message.Contains("The stream ended", StringComparison.Ordinal));

    /// <summary>Small queues overflow and fill, small limits pause receives, no room for copies starves buffers.</summary>
    private static RingOptions SomeOptions(Random random, bool isFaithful)
    {
        int submissionEntries = random.GetItems([8, 16, 256], 1)[0];
        return new RingOptions
        {
            SubmissionEntries = submissionEntries,
            CompletionEntries = Math.Max(submissionEntries, random.GetItems([8, 16, 32, 1024], 1)[0]),
            MaxQueued = isFaithful ? random.Next(4, 16) : random.Next(1, 6), // With very few a peer that is only slow would be dropped.
        };
    }
}
