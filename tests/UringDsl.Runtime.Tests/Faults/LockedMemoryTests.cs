using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Zero copy in a process that may not lock memory: the kernel counts what it sends from, and says ENOMEM.</summary>
[Collection(Rings.Name)]
public class LockedMemoryTests
{
    [LockedMemoryFact]
    public async Task Sends_that_may_not_lock_memory_go_out_as_ordinary_ones()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using HostProcess host = HostProcess.Start(["zero-copy", endPoint.Port.ToString(CultureInfo.InvariantCulture)], LockedMemoryFactAttribute.Without);
        await host.ReadLine();
        Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "the host listens");
        using (TestClient client = await TestClient.Connect(endPoint))
        {
            for (int i = 0; i < 50; i++) await client.Echo(20_000);
            client.ShutdownSend();
            await client.ExpectEnd();
        }
        Dictionary<string, long> counters = await host.Stop();
        Assert.True(counters["ZeroCopyFallbacks"] > 0, "Nothing was refused: the process may lock memory.");
        Assert.Equal(0, counters["ZeroCopySends"]);
        Assert.Equal(1_000_000, counters["BytesSent"]);
        Assert.Equal(0, counters["Aborts"]);
    }
}
