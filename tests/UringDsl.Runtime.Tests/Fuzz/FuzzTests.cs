using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>Random handlers and random clients: whatever they do, a stopped ring has ended in time and leaves nothing behind.</summary>
[Collection(Rings.Name)]
public class FuzzTests
{
    private const int ClientCount = 6;

    // The connections close within the stop's time, or are aborted; then a machine that does other things needs its own.
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);

    public static TheoryData<int> SlotSeeds => Seeds(12);

    public static TheoryData<int> DescriptorSeeds => Seeds(6);

    [Theory]
    [MemberData(nameof(SlotSeeds))]
    public Task A_restless_handler_on_direct_descriptors_leaves_nothing_behind(int seed) => Run(endPoint => new RestlessHandler(endPoint, seed), seed);

    [Theory]
    [MemberData(nameof(DescriptorSeeds))]
    public Task A_restless_handler_on_plain_descriptors_leaves_nothing_behind(int seed) => Run(endPoint => new PlainRestlessHandler(endPoint, seed), seed);

    private static async Task Run(Func<EndPoint, IRestlessHandler> make, int seed)
    {
        Random random = new(seed);
        IPEndPoint endPoint = FreePort.EndPoint();
        IRestlessHandler handler = make(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint, SomeOptions(random)); // Checks what is left, and the descriptors.
        running.AllowsExceptions = true;
        using RestlessClients clients = new(endPoint, seed, ClientCount);
        await Disturb(handler, random);
        if (random.Next(2) == 0) clients.Dispose(); // Otherwise they go on while the handler stops.

        Stopwatch stopping = Stopwatch.StartNew();
        running.Stop();
        Assert.True(stopping.Elapsed < s_bound, $"Stopping took {stopping.ElapsedMilliseconds} ms.");
        Assert.Empty(handler.Mischief.Unexpected);
        Assert.Equal(0, handler.Statistics.StaleCompletions);
        Assert.True(handler.Statistics.ConnectionsOpened > 0, "Nobody came: nothing was tested.");
    }

    /// <summary>From outside, up to a random moment.</summary>
    private static async Task Disturb(IRestlessHandler handler, Random random)
    {
        TimeSpan duration = TimeSpan.FromMilliseconds(random.Next(300, 900));
        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < duration;)
        {
            await Task.Delay(random.Next(1, 50));
            handler.Post(handler.Mischief.DisturbAny);
        }
    }

    /// <summary>Small queues overflow, small limits pause receives and drop slow readers, no room for copies starves buffers.</summary>
    private static RingOptions SomeOptions(Random random)
    {
        int submissionEntries = random.GetItems([8, 16, 256], 1)[0];
        return new RingOptions
        {
            SubmissionEntries = submissionEntries,
            CompletionEntries = Math.Max(submissionEntries, random.GetItems([16, 32, 1024], 1)[0]),
            MaxConnections = random.GetItems([0, 4, 16], 1)[0],
            MaxQueued = random.Next(1, 6),
            CopyBytes = random.GetItems([16 << 10, 64 << 20], 1)[0],
            Linger = TimeSpan.FromMilliseconds(random.Next(20, 300)),
            StopTimeout = TimeSpan.FromMilliseconds(random.Next(100, 600)),
        };
    }

    /// <summary>A few for every run, and as many more as the environment asks for.</summary>
    internal static TheoryData<int> Seeds(int count)
    {
        int more = int.Parse(Environment.GetEnvironmentVariable("URINGDSL_FUZZ_SEEDS") ?? "0", CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(1, count + more)];
    }
}
