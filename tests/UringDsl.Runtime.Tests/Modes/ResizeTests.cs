using System;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>The queues get other sizes while the handler runs.</summary>
[Collection(Rings.Name)]
public class ResizeTests
{
    [Theory]
    [InlineData(RingModes.None)]
    [InlineData(RingModes.SingleIssuer | RingModes.DeferTaskRun)] // With an array of indices.
    [InlineData(RingModes.Cqe32)]
    [InlineData(RingModes.StartDisabled)]
    public async Task Under_traffic_nothing_is_lost_however_they_grow_and_shrink(RingModes modes)
    {
        using ModeStage stage = new(new RingOptions { Modes = modes, SubmissionEntries = 16, CompletionEntries = 32 });
        Task traffic = stage.Echo(connections: 100, rounds: 100, bytes: 700);
        int resized = 0, refused = 0;
        Random random = new(7);
        while (!traffic.IsCompleted || resized < 20)
        {
            int submissions = 8 << random.Next(8), completions = Math.Max(submissions, 16 << random.Next(9));
            bool isResized = stage.Running.On(() =>
            {
                for (int i = random.Next(20); i > 0; i--) stage.Handler.CountNop(); // Written, and not submitted yet.
                if (!stage.Handler.Control.Resize(submissions, completions)) return false;
                Assert.Equal((submissions, completions), (stage.Handler.Control.SubmissionEntries, stage.Handler.Control.CompletionEntries));
                return true;
            });
            if (isResized) resized++;
            else refused++;
        }
        await traffic.Bounded();
        Assert.True(resized >= 20, $"{resized} resized, {refused} refused");
        Assert.Equal(resized, stage.Statistics.Resizes);
        Wait.Until(() => stage.Running.On(() => stage.Handler.NopsStarted == stage.Handler.NopsDone), () => "every NOP has come back");
        await stage.Echo(connections: 20, rounds: 5, bytes: 700);
    }

    [Fact]
    public async Task From_a_completion_method_the_rest_of_the_turn_is_delivered()
    {
        using ModeStage stage = new(new RingOptions { SubmissionEntries = 64, CompletionEntries = 256 });
        stage.Running.On(() =>
        {
            stage.Handler.ResizesAtNop = 10; // In the middle of a turn: the completions behind it have been read, and lie in the old memory.
            for (int i = 0; i < 50; i++) stage.Handler.CountNop();
        });
        Wait.Until(() => stage.Running.On(() => stage.Handler.NopsDone == 50), () => $"{stage.Handler.NopsDone} of 50 NOPs have come back");
        Assert.Equal((128, 512), stage.Running.On(() => (stage.Handler.Control.SubmissionEntries, stage.Handler.Control.CompletionEntries)));
        Assert.Equal(1, stage.Statistics.Resizes);
        await stage.Echo(connections: 10, rounds: 5, bytes: 700);
    }

    [Fact]
    public void What_waits_and_does_not_fit_is_no_error()
    {
        using ModeStage stage = new(new RingOptions { SubmissionEntries = 256, CompletionEntries = 256 });
        bool isResized = stage.Running.On(() =>
        {
            for (int i = 0; i < 100; i++) stage.Handler.CountNop();
            return stage.Handler.Control.Resize(8, 16);
        });
        Assert.False(isResized);
        Wait.Until(() => stage.Running.On(() => stage.Handler.NopsDone == 100), () => "every NOP has come back");
        Assert.True(stage.Running.On(() => stage.Handler.Control.Resize(8, 16)));
    }

    [Fact]
    public void A_queue_that_shrank_is_submitted_when_it_is_full()
    {
        using ModeStage stage = new(new RingOptions { SubmissionEntries = 256, CompletionEntries = 512 });
        stage.Running.On(stage.Handler.CountNop);
        Wait.Until(() => stage.Running.On(() => stage.Handler.NopsDone == 1), () => "the first NOP has come back");
        stage.Running.On(() =>
        {
            Assert.True(stage.Handler.Control.Resize(8, 128));
            for (int i = 0; i < 100; i++) stage.Handler.CountNop();
        });
        Wait.Until(() => stage.Running.On(() => stage.Handler.NopsDone == 101), () => $"{stage.Handler.NopsDone} of 101 NOPs have come back");
    }

    [Fact]
    public void What_cannot_be_is_said_and_costs_nothing()
    {
        using ModeStage stage = new(new RingOptions { SubmissionEntries = 64, CompletionEntries = 256 });
        stage.Running.On(() =>
        {
            Contains("powers of two up to 32768", Assert.Throws<ArgumentOutOfRangeException>(() => stage.Handler.Control.Resize(65536, 65536)));
            Contains("powers of two up to 65536", Assert.Throws<ArgumentOutOfRangeException>(() => stage.Handler.Control.Resize(8, 100)));
            Contains("at least as many", Assert.Throws<ArgumentOutOfRangeException>(() => stage.Handler.Control.Resize(64, 32)));
            Contains("a chain of 7 entries", Assert.Throws<ArgumentOutOfRangeException>(() => stage.Handler.Control.Resize(4, 32)));
            Assert.Equal((64, 256), (stage.Handler.Control.SubmissionEntries, stage.Handler.Control.CompletionEntries));
        });
        InvalidOperationException elsewhere = Assert.Throws<InvalidOperationException>(() => stage.Handler.Control.Resize(64, 512));
        Contains("another thread", elsewhere);
        Assert.Equal(0, stage.Statistics.Resizes);
    }

    [Theory]
    [InlineData(RingModes.CooperativeTaskRun)]
    [InlineData(RingModes.SqPoll)]
    public void Without_deferred_task_running_it_is_said_which_mode_is_missing(RingModes modes)
    {
        using ModeStage stage = new(new RingOptions { Modes = modes });
        stage.Running.On(() => Contains("DeferTaskRun", Assert.Throws<InvalidOperationException>(() => stage.Handler.Control.Resize(64, 512))));
    }

    private static void Contains(string why, Exception exception) => Assert.Contains(why, exception.Message, StringComparison.Ordinal);
}
