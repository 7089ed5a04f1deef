using System;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>The same traffic in every mode that a ring can be set up in.</summary>
[Collection(Rings.Name)]
public class ModeTests
{
    private const RingModes Defaults = RingModes.SubmitAll | RingModes.SingleIssuer | RingModes.DeferTaskRun | RingModes.NoSqArray;

    [Theory]
    [InlineData(RingModes.None, Defaults)]
    [InlineData(RingModes.SubmitAll, RingModes.SubmitAll)]
    [InlineData(RingModes.SingleIssuer, RingModes.SingleIssuer)]
    [InlineData(RingModes.CooperativeTaskRun, RingModes.CooperativeTaskRun)]
    [InlineData(RingModes.CooperativeTaskRun | RingModes.TaskRunFlag, RingModes.CooperativeTaskRun | RingModes.TaskRunFlag)]
    [InlineData(RingModes.TaskRunFlag, Defaults | RingModes.TaskRunFlag)]
    [InlineData(RingModes.DeferTaskRun | RingModes.SingleIssuer, RingModes.DeferTaskRun | RingModes.SingleIssuer)]
    [InlineData(RingModes.NoSqArray, RingModes.NoSqArray)]
    [InlineData(RingModes.StartDisabled, Defaults | RingModes.StartDisabled)]
    [InlineData(RingModes.Cqe32, Defaults | RingModes.Cqe32)]
    [InlineData(RingModes.CqeMixed, Defaults | RingModes.CqeMixed)]
    [InlineData(RingModes.SqPoll, RingModes.SqPoll | RingModes.SubmitAll | RingModes.SingleIssuer | RingModes.NoSqArray)]
    [InlineData(RingModes.SqPoll | RingModes.SubmitAll | RingModes.Cqe32, RingModes.SqPoll | RingModes.SubmitAll | RingModes.Cqe32)]
    [InlineData(
        RingModes.SqPoll | RingModes.SubmitAll | RingModes.SingleIssuer | RingModes.StartDisabled,
        RingModes.SqPoll | RingModes.SubmitAll | RingModes.SingleIssuer | RingModes.StartDisabled)]
    public async Task Every_connection_gets_its_own_bytes_back(RingModes asked, RingModes expected)
    {
        using ModeStage stage = new(new RingOptions { Modes = asked, SubmissionEntries = 64, CompletionEntries = 256 });
        Assert.Equal(expected, stage.Modes);
        await stage.Echo(connections: 60, rounds: 10, bytes: 5000);
        await stage.Echo(connections: 1, rounds: 3, bytes: 300_000);
        Completion slept = await stage.Running.On(() => stage.Handler.SleepFor(TimeSpan.FromMilliseconds(5))).Bounded();
        Assert.Equal(0, slept.Result);
    }

    [Theory]
    [InlineData(RingModes.SqPoll | RingModes.DeferTaskRun | RingModes.SingleIssuer, "SqPoll and DeferTaskRun exclude each other")]
    [InlineData(RingModes.SqPoll | RingModes.TaskRunFlag, "SqPoll and TaskRunFlag exclude each other")]
    [InlineData(RingModes.SqPoll | RingModes.NoSqArray | RingModes.SqRewind, "SqPoll and SqRewind exclude each other")]
    [InlineData(RingModes.DeferTaskRun, "DeferTaskRun needs SingleIssuer")]
    [InlineData(RingModes.TaskRunFlag | RingModes.SubmitAll, "TaskRunFlag needs CooperativeTaskRun or DeferTaskRun")]
    [InlineData(RingModes.Cqe32 | RingModes.CqeMixed, "Cqe32 and CqeMixed exclude each other")]
    [InlineData(RingModes.HybridIoPoll, "HybridIoPoll is a way of IoPoll")]
    [InlineData(RingModes.SqRewind, "SqRewind needs NoSqArray")]
    [InlineData((RingModes)4, "4 is no mode")]
    public void What_does_not_go_together_is_said_before_the_kernel_is_asked(RingModes modes, string why) =>
        Refused<ArgumentException>(new RingOptions { Modes = modes }, why);

    [Fact]
    public void A_number_without_its_mode_is_said()
    {
        Refused<ArgumentException>(new RingOptions { SqPollIdleMilliseconds = 5 }, "Add SqPoll to Modes");
        Refused<ArgumentException>(new RingOptions { SqPollProcessor = 0 }, "Add SqPoll to Modes");
        Refused<ArgumentException>(new RingOptions { BusyPollMicroseconds = 5 }, "Add SqPoll or TaskRunFlag to Modes");
#pragma warning disable URING1021 // The rule says it, and here the runtime must.
        Refused<ArgumentOutOfRangeException>(new RingOptions { BusyPollMicroseconds = 2_000_000 }, "BusyPollMicroseconds");
        Refused<ArgumentOutOfRangeException>(new RingOptions { SqPollProcessor = -2 }, "SqPollProcessor");
#pragma warning restore URING1021
    }

    [Fact]
    public void A_mode_that_the_kernel_refuses_is_named()
    {
        RingUnavailableException refused = Refused<RingUnavailableException>(
            new RingOptions { Modes = RingModes.NoSqArray | RingModes.SubmitAll | RingModes.SqRewind }, "The ring mode SqRewind was refused with EINVAL");
        Assert.Equal(RefusalReason.Kernel, refused.Reason);
        Assert.Equal(UringDsl.Abi.Errno.EINVAL, refused.Error);
        Refused<RingUnavailableException>(
            new RingOptions { Modes = RingModes.SqPoll, SqPollProcessor = 4095 }, "The SQ thread on processor 4095 was refused with EINVAL");
    }

    private static TException Refused<TException>(RingOptions options, string why)
        where TException : Exception
    {
        int before = OpenDescriptors.Count();
        using CancellationTokenSource patience = new(Wait.Patience); // Of a ring that was not refused.
        TException refused = Assert.Throws<TException>(() => new ModeHandler(FreePort.EndPoint()).Run(options, patience.Token));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        OpenDescriptors.ExpectAtMost(before);
        return refused;
    }
}
