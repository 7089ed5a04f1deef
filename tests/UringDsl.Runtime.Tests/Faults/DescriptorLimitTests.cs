using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

[Collection(Rings.Name)]
public class DescriptorLimitTests
{
    [Fact]
    public async Task A_process_out_of_descriptors_goes_on_and_serves_the_waiting_when_others_close()
    {
        const int OpenFiles = 128, Connections = 240, MessageBytes = 200;
        IPEndPoint endPoint = FreePort.EndPoint();
        using HostProcess host = HostProcess.Start(["plain", $"{endPoint.Port}", $"{OpenFiles}"]);
        await host.ReadLine();
        Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "the host listens");

        using Clients clients = new(await Clients.Connect(endPoint, Connections)); // The backlog of 256 takes them all.
        Dictionary<string, long> full = await host.WaitFor(counters => counters["RearmsAfterExhaustion"] >= 3, "accepting was tried again");
        int served = (int)full["ConnectionsOpen"];
        Assert.InRange(served, 16, OpenFiles);
        await Task.WhenAll(clients.All[..served].Select(client => client.Echo(MessageBytes))); // Those who are in are served.

        Stopwatch watch = Stopwatch.StartNew();
        Dictionary<string, long> before = await host.Ask("counters");
        await Task.Delay(3000);
        Dictionary<string, long> after = await host.Ask("counters");
        // 5, 10, 20 .. 640, then 1000 ms: in three seconds at most eight short waits and three long ones, an accept and its failure each.
        int most = 8 + (int)watch.Elapsed.TotalSeconds;
        Assert.InRange(after["RearmsAfterExhaustion"] - before["RearmsAfterExhaustion"], 1, most);
        Assert.InRange(after["Enters"] - before["Enters"], 1, 3 * most);
        Assert.Equal(served, after["ConnectionsOpen"]);

        await Task.WhenAll(clients.All.Select(async client =>
        {
            await client.Echo(MessageBytes);
            client.Dispose();
        }));
        await host.WaitFor(counters => counters["ConnectionsClosed"] == Connections, "all have been served");
        Dictionary<string, long> last = await host.Stop();
        Assert.Equal(Connections, last["ConnectionsOpened"]);
        Assert.Equal(0, last["Aborts"]);
    }
}
