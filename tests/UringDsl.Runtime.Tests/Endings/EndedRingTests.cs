using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Endings;

/// <summary>A ring that has ended keeps no memory, and one that starts takes hardly any of the managed heap.</summary>
/// <remarks>What the process takes for itself meanwhile (a thread, a collection, compiled code) comes once; what a ring keeps comes with every one.
/// So the least of several rounds counts.</remarks>
[Collection(Rings.Name)]
public class EndedRingTests
{
    private const int Rounds = 4, RingsPerRound = 10, WarmRings = 5;

    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_keeps_no_mapping_and_nothing_on_the_heap(bool direct)
    {
        const long MostMappedPerRing = 32 << 10, MostHeapPerRing = 4 << 10;
        await RunRings(direct, WarmRings);
        long mapped = MappedBytes(), heap = GC.GetTotalMemory(forceFullCollection: true), leastMapped = long.MaxValue, leastHeap = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            await RunRings(direct, RingsPerRound);
            long mappedNow = MappedBytes(), heapNow = GC.GetTotalMemory(forceFullCollection: true);
            leastMapped = Math.Min(leastMapped, mappedNow - mapped);
            leastHeap = Math.Min(leastHeap, heapNow - heap);
            (mapped, heap) = (mappedNow, heapNow);
        }
        Assert.InRange(leastMapped / RingsPerRound, long.MinValue, MostMappedPerRing);
        Assert.InRange(leastHeap / RingsPerRound, long.MinValue, MostHeapPerRing);
    }

    [Fact]
    public void Its_start_and_end_allocate_little_on_the_managed_heap()
    {
        const long Most = 256 << 10;
        CancellationToken stopped = new(canceled: true);
        new EchoHandler(_endPoint).Run(stopped);
        long before = GC.GetAllocatedBytesForCurrentThread();
        new EchoHandler(_endPoint).Run(stopped);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Most);
    }

    private async Task RunRings(bool direct, int count)
    {
        const int Bytes = 20_000;
        for (int i = 0; i < count; i++)
        {
            using RunningHandler running = EchoServers.Start(direct, _endPoint);
            using TestClient client = await TestClient.Connect(_endPoint, i);
            await client.Echo(Bytes);
        }
    }

    private static long MappedBytes()
    {
        string[] words = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmSize:", StringComparison.Ordinal)).Split();
        return long.Parse(words.Single(word => word.Length > 0 && char.IsAsciiDigit(word[0])), CultureInfo.InvariantCulture) << 10;
    }
}
