using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

[Collection(Rings.Name)]
public class KilledClientsTests
{
    // The longer run is for a night; the short one meets every state of a connection some hundred times.
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(
        double.Parse(Environment.GetEnvironmentVariable("URINGDSL_RST_SECONDS") ?? "5", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clients_that_are_killed_in_a_loop_leave_nothing_behind(bool direct)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using RunningHandler running = EchoServers.Start(direct, endPoint);
        Stopwatch watch = Stopwatch.StartNew();
        int[] killed = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => KillUntilLate(endPoint, worker, watch))))
            .WaitAsync(s_duration + Wait.Patience);
        running.WaitUntilConnectionsClosed(killed.Sum()); // Those also that were killed before they had been accepted.
        Wait.Until(() => running.Statistics.BuffersInUse == 0, () => $"{running.Statistics.BuffersInUse} buffers are in use");
        Assert.Equal(running.Settled.ConnectionsOpened, running.Statistics.ConnectionsClosed);
        using Clients clients = new(await Clients.Connect(endPoint, 100));
        foreach (TestClient client in clients.All) await client.Echo(10_000);
        Assert.Equal(100, running.Statistics.ConnectionsOpen);
    }

    /// <summary>Each client dies at another moment: before a byte, in the middle of its sends, with echoes unread, after its end.</summary>
    private static async Task<int> KillUntilLate(IPEndPoint endPoint, int worker, Stopwatch watch)
    {
        Random random = new(worker);
        byte[] bytes = new byte[64 * 1024], echoed = new byte[4096];
        int killed = 0;
        for (; watch.Elapsed < s_duration || killed < 20; killed++)
        {
            using TestClient client = await TestClient.Connect(endPoint, worker);
            Socket socket = client.Socket;
            int step = random.Next(5);
            if (step > 0) await socket.SendAsync(bytes.AsMemory(0, random.Next(1, bytes.Length)));
            if (step > 1) await socket.ReceiveAsync(echoed).WaitAsync(Wait.Patience);
            if (step > 2) await socket.SendAsync(bytes.AsMemory(0, random.Next(1, bytes.Length)));
            if (step > 3) client.ShutdownSend();
            client.Reset();
        }
        return killed;
    }
}
