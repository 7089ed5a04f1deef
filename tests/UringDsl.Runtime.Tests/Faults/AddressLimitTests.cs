using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>A process with few addresses (RLIMIT_AS), where those for all records that there may ever be cannot be reserved.</summary>
[Collection(Rings.Name)]
public class AddressLimitTests
{
    [Fact]
    public async Task Fewer_records_are_reserved_and_traffic_goes_on()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using HostProcess host = HostProcess.Start(["zero-copy", $"{endPoint.Port}"], "prlimit", "--as=4000000000");
        await host.ReadLine();
        Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "the host listens");
        using (TestClient client = await TestClient.Connect(endPoint))
        {
            for (int i = 0; i < 50; i++) await client.Echo(20_000);
            client.ShutdownSend();
            await client.ExpectEnd();
        }
        Dictionary<string, long> counters = await host.Stop();
        Assert.Equal(1_000_000, counters["BytesSent"]);
        Assert.Equal(0, counters["Aborts"]);
    }
}
