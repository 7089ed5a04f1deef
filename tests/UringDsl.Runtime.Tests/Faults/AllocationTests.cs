using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

[Collection(Rings.Name)]
public class AllocationTests
{
    private const int Connections = 64, Threads = 4, MessageBytes = 64, MostWindows = 3;

    // Compiling a method again allocates an object of the runtime's own.
    private static readonly string[] s_compiledOnce = ["env", "DOTNET_TieredCompilation=0"];

    [Fact]
    public async Task A_million_messages_allocate_nothing()
    {
        // The first connections are opened, used and closed outside the count: every path has run, and often enough for the JIT, which allocates
        // on a thread of its own while it makes the last version of a method.
        const int Rounds = 4, PerRound = 20_480, WarmUp = Rounds * PerRound, Messages = 1_000_000;
        IPEndPoint endPoint = FreePort.EndPoint();
        using HostProcess host = HostProcess.Start(["direct", $"{endPoint.Port}", $"{WarmUp + 1}", $"{WarmUp + 1 + Messages}"], s_compiledOnce);
        await host.ReadLine();
        Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "the host listens");
        for (int round = 1; round <= Rounds; round++)
        {
            await Exchange(endPoint, PerRound);
            await host.WaitFor(counters => counters["ConnectionsClosed"] == round * Connections, "the first connections have gone");
        }
        (Dictionary<string, long> counters, int windows) = await ExchangeUntilNothingIsAllocated(host, endPoint, Messages + Connections);
        Assert.True(counters["Receives"] >= WarmUp + (windows * (long)Messages), $"{counters["Receives"]} receives");
    }

    [Theory]
    [InlineData("bundle")] // Two buffers for each message: bundles, and the smaller ring is empty soon.
    [InlineData("incremental")]
    [InlineData("send-bundles")]
    public async Task Other_ways_to_use_buffers_allocate_nothing_either(string mode)
    {
        const int WarmUp = 20_480, Messages = 200_000;
        IPEndPoint endPoint = FreePort.EndPoint();
        const int First = WarmUp * 3; // The handler is called at least twice for a message in two buffers, and the count must begin behind them.
        string[] arguments = [mode, $"{endPoint.Port}", $"{(mode == "bundle" ? First : WarmUp) + 1}", $"{First + Messages}"];
        using HostProcess host = HostProcess.Start(arguments, s_compiledOnce);
        await host.ReadLine();
        Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "the host listens");
        await Exchange(endPoint, WarmUp);
        await host.WaitFor(counters => counters["ConnectionsClosed"] == Connections, "the first connections have gone");
        (Dictionary<string, long> counters, _) = await ExchangeUntilNothingIsAllocated(host, endPoint, Messages + First);
        Assert.True(counters["BytesReceived"] >= (WarmUp + Messages) * (long)MessageBytes, $"{counters["BytesReceived"]} bytes");
        Assert.Equal(mode == "bundle", counters["ReceiveBundles"] > 0);
        Assert.Equal(mode == "send-bundles", counters["SendBundles"] > 0);
    }

    [StraceFact]
    public async Task The_counter_of_enters_is_the_number_of_system_calls()
    {
        string counts = System.IO.Path.GetTempFileName();
        try
        {
            IPEndPoint endPoint = FreePort.EndPoint();
            string[] under = [StraceFactAttribute.Path!, "-f", "-c", "-o", counts, "-e", "trace=io_uring_enter,io_uring_setup"];
            using HostProcess host = HostProcess.Start(["direct", $"{endPoint.Port}", "0", "0"], under);
            await host.ReadLine();
            Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "the host listens");
            await Exchange(endPoint, 20_480);
            Dictionary<string, long> counters = await host.Stop();
            string summary = await System.IO.File.ReadAllTextAsync(counts);
            string[] line = summary.Split('\n').Single(line => line.EndsWith("io_uring_enter", System.StringComparison.Ordinal))
                .Split(' ', System.StringSplitOptions.RemoveEmptyEntries);
            const int Trials = 32; // at most, on a ring of their own, before this one is made
            Assert.True(long.Parse(line[3]) - counters["Enters"] is >= 0 and <= Trials, $"counted {counters["Enters"]}, but\n{summary}");
            Assert.InRange(counters["Enters"], 1, 2 * 20_480); // Batches: never one for the receive and one for the send of each.
        }
        finally
        {
            System.IO.File.Delete(counts);
        }
    }

    /// <summary>
    /// A window of messages in which the ring's thread allocates not one byte. What a busy machine makes run for the first time, such as a pause, is
    /// compiled then and there, which allocates once: so there is a second window, and a third. What a message costs is in each of them.
    /// </summary>
    private static async Task<(Dictionary<string, long> Counters, int Windows)> ExchangeUntilNothingIsAllocated(
        HostProcess host, IPEndPoint endPoint, int messages)
    {
        List<long> allocated = [];
        do
        {
            await Exchange(endPoint, messages);
            Dictionary<string, long> seen = await host.WaitFor(counters => counters["Windows"] > allocated.Count, "the window is complete");
            allocated.Add(seen[$"Window{allocated.Count}"]);
        }
        while (allocated[^1] > 0 && allocated.Count < MostWindows);
        Assert.True(allocated[^1] == 0, $"The ring's thread has allocated in every window: {string.Join(", ", allocated)} bytes.");
        return (await host.Stop(), allocated.Count);
    }

    /// <summary>Each of the connections has one message under way: a receive of the server is one message.</summary>
    private static async Task Exchange(IPEndPoint endPoint, int messages)
    {
        Thread[] threads = new Thread[Threads];
        Task[] done = new Task[Threads];
        for (int i = 0; i < Threads; i++)
        {
            TaskCompletionSource ended = new();
            done[i] = ended.Task;
            threads[i] = new Thread(() =>
            {
                try
                {
                    ExchangeOnThread(endPoint, Connections / Threads, messages / Connections);
                    ended.SetResult();
                }
                catch (System.Exception exception)
                {
                    ended.SetException(exception);
                }
            });
            threads[i].Start();
        }
        await Task.WhenAll(done).WaitAsync(System.TimeSpan.FromMinutes(5));
    }

    private static void ExchangeOnThread(IPEndPoint endPoint, int connections, int rounds)
    {
        Socket[] sockets = new Socket[connections];
        byte[] message = new byte[MessageBytes], echoed = new byte[MessageBytes];
        for (int i = 0; i < connections; i++)
        {
            sockets[i] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
            sockets[i].Connect(endPoint);
        }
        for (int round = 0; round < rounds; round++)
        {
            foreach (Socket socket in sockets) socket.Send(message);
            foreach (Socket socket in sockets)
            {
                for (int count = 0; count < MessageBytes;)
                {
                    int received = socket.Receive(echoed, count, MessageBytes - count, SocketFlags.None);
                    Assert.True(received > 0, "the server closed");
                    count += received;
                }
            }
        }
        foreach (Socket socket in sockets) socket.Dispose();
    }
}
