using System;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Rings that are made before their handler runs, on another thread.</summary>
[Collection(Rings.Name)]
public class PreparedTests
{
    [Theory]
    [InlineData(RingModes.None)]
    [InlineData(RingModes.SingleIssuer)]
    [InlineData(RingModes.CooperativeTaskRun)]
    [InlineData(RingModes.SqPoll)]
    public async Task The_thread_that_runs_it_enables_it_and_submits(RingModes modes)
    {
        int before = OpenDescriptors.Count();
        RingOptions sizes = new() { Modes = modes, SubmissionEntries = 32, CompletionEntries = 128 };
        using (PreparedRing prepared = await Task.Run(() => PreparedRing.Create(sizes)))
        {
            using ModeStage stage = new(new RingOptions { Prepared = prepared });
            Assert.True((stage.Modes & RingModes.StartDisabled) != 0);
            Assert.Equal((32, 128), stage.Running.On(() => (stage.Handler.Control.SubmissionEntries, stage.Handler.Control.CompletionEntries)));
            await stage.Echo(connections: 20, rounds: 5, bytes: 1000);
            Assert.True(stage.Statistics.Submissions > 0 && stage.Statistics.Completions > 0);
        }
        OpenDescriptors.ExpectAtMost(before);
    }

    [Fact]
    public void One_that_nobody_ran_is_closed_and_one_that_was_run_is_used_up()
    {
        int before = OpenDescriptors.Count();
        PreparedRing prepared = PreparedRing.Create(RingOptions.Default);
        Assert.True(OpenDescriptors.Count() > before);
        prepared.Dispose();
        OpenDescriptors.ExpectAtMost(before);
        ModeHandler handler = new(new IPEndPoint(IPAddress.Loopback, 0));
        InvalidOperationException used = Assert.Throws<InvalidOperationException>(() => handler.Run(new RingOptions { Prepared = prepared }));
        Assert.Contains("Prepare one for each run", used.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PreparedRing.Create(new RingOptions { Prepared = prepared }));
        Assert.Throws<ArgumentException>(() => PreparedRing.Create(new RingOptions { Modes = RingModes.DeferTaskRun }));
    }
}
