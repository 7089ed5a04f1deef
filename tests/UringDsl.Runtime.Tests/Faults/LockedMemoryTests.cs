using System.Collections.Generic;
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
        Dictionary<string, long> counters = await HostProcess.EchoMillion(LockedMemoryFactAttribute.Without);
        Assert.True(counters["ZeroCopyFallbacks"] > 0, "Nothing was refused: the process may lock memory.");
        Assert.Equal(0, counters["ZeroCopySends"]);
        Assert.Equal(1_000_000, counters["BytesSent"]);
        Assert.Equal(0, counters["Aborts"]);
    }
}
