using System;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Modes;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

/// <summary>A kernel thread may take entries at any time: what belongs together must be there together, and arguments must stay.</summary>
[Collection(Rings.Name)]
public class SqPollChainTests
{
    [Theory]
    [InlineData(RingModes.None)]
    [InlineData(RingModes.SqPoll)]
    public async Task Chains_of_any_length_stay_whole(RingModes modes)
    {
        using GuardStage stage = new(modes);
        for (int i = 0; i < 50; i++)
        {
            GuardHandler.BreakOutcome outcome = await stage.On(handler => handler.BreakAndWait(stage.PipeIn, SendBuffer.CopyOf("x"u8))).Bounded();
            Assert.Equal((OutcomeKind.Failed, GuardHandler.BreakStep.Nop, Errno.EIO), (outcome.Kind, outcome.Step, outcome.Error));
        }
        stage.WriteToPipe((byte)'y');
        Assert.Equal('y', stage.ReadFromPipe()); // A step that had left its chain would have left a mark.
    }

    [Fact]
    public async Task Timers_of_one_turn_keep_their_times()
    {
        const int Timers = 200;
        using ModeStage stage = new(new RingOptions { Modes = RingModes.SqPoll });
        Task<Completion>[] sleeping = stage.Running.On(() => Enumerable.Range(0, Timers)
            .Select(i => stage.Handler.SleepFor(i % 2 == 0 ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromHours(1)))
            .ToArray());
        await Task.WhenAll(sleeping.Where((_, i) => i % 2 == 0)).Bounded();
        Assert.DoesNotContain(sleeping.Where((_, i) => i % 2 == 1), sleep => sleep.IsCompleted);
    }
}
