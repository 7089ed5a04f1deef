using System.Collections.Generic;
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
        Dictionary<string, long> counters = await HostProcess.EchoMillion("prlimit", "--as=4000000000");
        Assert.Equal(1_000_000, counters["BytesSent"]);
        Assert.Equal(0, counters["Aborts"]);
    }
}
