using System.Linq;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>Setup flags are negotiated from the fastest to the oldest: every answer must leave a ring that works.</summary>
public class SetupTests
{
    private const SetupFlags Newest = SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun | SetupFlags.NoSqArray;

    [Theory]
    [InlineData(SetupFlags.None, Newest)]
    [InlineData(SetupFlags.NoSqArray, SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.DeferTaskRun)]
    [InlineData(SetupFlags.NoSqArray | SetupFlags.DeferTaskRun, SetupFlags.SubmitAll | SetupFlags.SingleIssuer | SetupFlags.CooperativeTaskRun)]
    [InlineData(
        SetupFlags.NoSqArray | SetupFlags.DeferTaskRun | SetupFlags.SingleIssuer,
        SetupFlags.SubmitAll | SetupFlags.CooperativeTaskRun)]
    [InlineData(SetupFlags.NoSqArray | SetupFlags.DeferTaskRun | SetupFlags.SingleIssuer | SetupFlags.CooperativeTaskRun, SetupFlags.SubmitAll)]
    public void The_fastest_flags_that_the_kernel_knows_are_taken(SetupFlags unknown, SetupFlags expected)
    {
        using OlderKernel kernel = new(unknown);
        using TestRing test = new(simulated: kernel);
        Assert.Equal(expected | SetupFlags.CqSize, test.Ring.Flags);
        Assert.Equal(8u, test.Ring.SubmissionEntries);
        Assert.Equal(64u, test.Ring.CompletionEntries);
        for (ulong i = 0; i < 50; i++) test.Nop(i);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (ulong)i), test.Take(50).Select(cqe => cqe.UserData));
    }

    [Fact]
    public void A_kernel_that_knows_none_of_them_is_too_old_and_the_message_says_so()
    {
        using OlderKernel kernel = new(SetupFlags.SubmitAll);
        using TestRing test = new(simulated: kernel);
        RingUnavailableException refused = Assert.Throws<RingUnavailableException>(() => test.Ring);
        Assert.Equal(RefusalReason.Kernel, refused.Reason);
        Assert.Contains("Linux 5.19", refused.Message, System.StringComparison.Ordinal);
        Assert.Equal(5, kernel.Asked.Count);
    }

    [Theory]
    [InlineData(65_536u, 131_072u)]
    [InlineData(8u, 4u)]
    [InlineData(0u, 64u)]
    public void Sizes_that_the_kernel_refuses_are_named(uint submissionEntries, uint completionEntries)
    {
        using TestRing test = new(submissionEntries, completionEntries);
        RingUnavailableException refused = Assert.Throws<RingUnavailableException>(() => test.Ring);
        Assert.Contains($"{submissionEntries} submission and {completionEntries} completion entries", refused.Message, System.StringComparison.Ordinal);
        Assert.Equal(Errno.EINVAL, refused.Error);
    }

    [Fact]
    public void The_probe_knows_what_the_kernel_has_and_not_what_it_has_not()
    {
        RingCapabilities capabilities = RingCapabilities.Probe();
        Assert.All([Opcode.Nop, Opcode.Accept, Opcode.Listen], operation => Assert.True(capabilities.Has(operation)));
        Assert.False(capabilities.Has((Opcode)250));
        Assert.InRange(Enumerable.Range(0, 256).Count(number => capabilities.Has((Opcode)number)), 50, 100);
    }
}
