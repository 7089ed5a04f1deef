using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Runtime.Tests.Support;
using Xunit;

namespace UringDsl.Runtime.Tests.Handing;

[Collection(Rings.Name)]
public class VolleyTests
{
    [Fact]
    public void Messages_to_and_fro_allocate_nothing_on_the_rings_thread()
    {
        const int WarmUp = 20_000, Messages = 50_000, MostWindows = 3;
        VolleyHandler a = new(), b = new();
        (a.Partner, b.Partner) = (b.RingAddress, a.RingAddress);
        using RunningHandler first = RunningHandler.Start(a), second = RunningHandler.Start(b);
        Volley(first, a, b, WarmUp, WarmUp);
        long before = first.On(VolleyHandler.Allocated);
        first.On(VolleyHandler.Allocated);
        long perCall = first.On(VolleyHandler.Allocated) - before;

        // What a busy machine makes run for the first time is compiled then and there, which allocates once; what a message costs is in every window.
        List<long> allocated = [];
        do
        {
            before = first.On(VolleyHandler.Allocated);
            Volley(first, a, b, Messages, a.Heard + b.Heard + Messages);
            allocated.Add(first.On(VolleyHandler.Allocated) - before);
        }
        while (allocated[^1] > 2 * perCall && allocated.Count < MostWindows);
        Assert.True(allocated[^1] <= 2 * perCall, $"{string.Join(", ", allocated)} bytes; two posted calls take {perCall}");
        Assert.Equal(0, a.Failed + b.Failed);
    }

    [Fact]
    public void A_group_is_told_something_one_by_one_and_all_at_once()
    {
        ConcurrentBag<(string, VolleyHandler)> ran = [];
        using RingGroup<VolleyHandler> group = RingGroup.Start(3, _ => new VolleyHandler(), static (handler, token) => handler.Run(token));
        group.Post(1, handler => ran.Add(("one", handler)));
        group.Broadcast(handler => ran.Add(("all", handler)));
        Wait.Until(() => ran.Count == 4, () => $"{ran.Count} have run");
        Assert.Equal([group.Handlers[1]], ran.Where(entry => entry.Item1 == "one").Select(entry => entry.Item2));
        Assert.Equal(3, ran.Where(entry => entry.Item1 == "all").Select(entry => entry.Item2).Distinct().Count());
        group.Stop();
        Assert.Throws<System.InvalidOperationException>(() => group.Broadcast(_ => { }));
    }

    private static void Volley(RunningHandler running, VolleyHandler a, VolleyHandler b, int count, int heard)
    {
        running.On(() => a.Tell(b.RingAddress, 1, count));
        Wait.Until(() => a.Heard + b.Heard == heard + 1, () => $"{a.Heard + b.Heard} were heard");
    }
}
