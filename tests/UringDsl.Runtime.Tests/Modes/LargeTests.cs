using System;
using System.Linq;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Completions of 32 bytes, in a queue of them and among small ones.</summary>
[Collection(Rings.Name)]
public class LargeTests
{
    [Theory]
    [InlineData(RingModes.None)] // What the attribute says: CQE_MIXED.
    [InlineData(RingModes.Cqe32)]
    [InlineData(RingModes.Cqe32 | RingModes.SqPoll)]
    [InlineData(RingModes.CqeMixed | RingModes.SqPoll)]
    [InlineData(RingModes.CqeMixed | RingModes.CooperativeTaskRun)]
    public void Both_words_come_back_wherever_in_the_queue_a_completion_lies(RingModes modes)
    {
        const int Rounds = 500;
        LargeHandler handler = new();
        // Where a queue of both sizes overflows, Linux 6.18 can lose a completion (runtime/docs/modes.md): with 256 places it does not.
        int entries = (modes & RingModes.Cqe32) != 0 ? 64 : 256;
        using RunningHandler running = RunningHandler.Start(handler, options: new RingOptions { Modes = modes, CompletionEntries = entries });
        Assert.True((running.On(() => handler.Control.Modes) & (RingModes.Cqe32 | RingModes.CqeMixed)) != 0);
        Random random = new(11);
        int submitted = 0;
        long before = running.Statistics.Completions;
        for (int round = 0; round < Rounds; round++)
        {
            running.On(() =>
            {
                for (int i = random.Next(1, 40); i > 0; i--) // Up to 40 large ones, and what else there is, do not fit into 64 places.
                {
                    submitted++;
                    if (random.Next(2) == 0) handler.Small(submitted);
                    else handler.Large(submitted, firstExtra: (ulong)submitted << 32, secondExtra: ~(ulong)submitted);
                }
            });
        }
        Wait.Until(() => running.On(() => handler.Done.Count) == submitted, () => $"{handler.Done.Count} of {submitted} have come back");
        Assert.Equal(Enumerable.Range(1, submitted), handler.Done.Select(done => done.Result).Order());
        foreach (Completion done in handler.Done)
        {
            bool isLarge = done.FirstExtra != 0;
            Assert.Equal((isLarge ? (ulong)done.Result << 32 : 0, isLarge ? ~(ulong)done.Result : 0), (done.FirstExtra, done.SecondExtra));
        }
        Assert.InRange(handler.Done.Count(done => done.FirstExtra != 0), submitted / 4, submitted * 3 / 4);
        // Two places of the queue, or a filler, are one completion or none.
        Assert.InRange(running.Statistics.Completions - before, submitted, submitted + (3 * Rounds) + 100);
    }

    [Fact]
    public void On_a_ring_of_small_completions_the_kernel_refuses_it()
    {
        LargeHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler, options: new RingOptions { Modes = RingModes.SubmitAll });
        running.On(() => handler.Large(1, 2, 3));
        Wait.Until(() => running.On(() => handler.Done.Count) == 1, () => "it has come back");
        Assert.Equal(Errno.EINVAL, handler.Done[0].Error);
        Assert.Equal(0ul, handler.Done[0].FirstExtra);
    }
}
