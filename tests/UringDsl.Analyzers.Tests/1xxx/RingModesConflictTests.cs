using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1050.</summary>
public sealed class RingModesConflictTests
{
    [Theory]
    [InlineData(
        "Modes = {|URING1050:RingModes.SqPoll | RingModes.SingleIssuer | RingModes.DeferTaskRun|}",
        "SqPoll and DeferTaskRun exclude each other: the SQ thread runs the completion work, so nobody's task does. Remove one of them.")]
    [InlineData(
        "Modes = {|URING1050:RingModes.SqPoll | RingModes.CooperativeTaskRun | RingModes.TaskRunFlag|}",
        "SqPoll and CooperativeTaskRun | TaskRunFlag exclude each other: the SQ thread runs the completion work, so nobody's task does. "
        + "Remove one of them.")]
    [InlineData(
        "Modes = {|URING1050:RingModes.SqPoll | RingModes.NoSqArray | RingModes.SqRewind|}",
        "SqPoll and SqRewind exclude each other: the SQ thread reads the queue at any time. Remove one of them.")]
    [InlineData(
        "Modes = {|URING1050:RingModes.DeferTaskRun|}",
        "DeferTaskRun needs SingleIssuer: the one thread that submits runs the completion work. Name both.")]
    [InlineData(
        "Modes = {|URING1050:RingModes.SubmitAll | RingModes.TaskRunFlag|}",
        "TaskRunFlag needs CooperativeTaskRun or DeferTaskRun: without them completion work never waits. "
        + "Name one of them, or none of the modes that replace the defaults.")]
    [InlineData(
        "Modes = {|URING1050:RingModes.Cqe32 | RingModes.CqeMixed|}",
        "Cqe32 and CqeMixed exclude each other: either every completion has 32 bytes, or some have. Remove one of them.")]
    [InlineData("Modes = {|URING1050:RingModes.HybridIoPoll|}", "HybridIoPoll needs IoPoll: it is a way of polling the device. Name both.")]
    [InlineData("Modes = {|URING1050:RingModes.SqRewind|}", "SqRewind needs NoSqArray: with an array the kernel would look there. Name both.")]
    [InlineData("Modes = {|URING1050:(RingModes)4|}", "4 is no mode of a ring. Write names of RingModes.")]
    [InlineData(
        "SqPollProcessor = {|URING1050:0|}", "SqPollProcessor means nothing without SqPoll. Add it to Modes, or remove the number.")]
    [InlineData(
        "Modes = RingModes.NoSqArray, SqPollIdleMilliseconds = {|URING1050:5|}",
        "SqPollIdleMilliseconds means nothing without SqPoll. Add it to Modes, or remove the number.")]
    [InlineData(
        "BusyPollMicroseconds = {|URING1050:50|}",
        "BusyPollMicroseconds means nothing without SqPoll or TaskRunFlag. Add it to Modes, or remove the number.")]
    [InlineData(
        "MinimumBatch = {|URING1050:5|}",
        "MinimumBatch without MinimumWaitMicroseconds would let the last completions before a pause wait for ever. Say how long a wait may collect.")]
    public Task What_the_kernel_would_answer_with_EINVAL_is_an_error(string arguments, string why) =>
        Verify(In("", $"[Ring({arguments})]"), $"The ring of 'H' cannot be set up: {why}");

    [Theory]
    [InlineData("Modes = RingModes.None")]
    [InlineData("Modes = RingModes.TaskRunFlag, BusyPollMicroseconds = 50")]
    [InlineData("Modes = RingModes.SqPoll | RingModes.SingleIssuer | RingModes.NoSqArray | RingModes.SubmitAll | RingModes.Cqe32")]
    [InlineData("Modes = RingModes.SqPoll, SqPollIdleMilliseconds = 100, SqPollProcessor = 0, BusyPollMicroseconds = 1000000")]
    [InlineData("Modes = RingModes.CooperativeTaskRun | RingModes.TaskRunFlag | RingModes.CqeMixed")]
    [InlineData("Modes = RingModes.DeferTaskRun | RingModes.SingleIssuer | RingModes.NoSqArray | RingModes.SqRewind | RingModes.StartDisabled")]
    [InlineData("Modes = RingModes.IoPoll | RingModes.HybridIoPoll")]
    public Task What_goes_together_is_fine(string arguments) => Verify(In("", $"[Ring({arguments})]"));

    [Theory]
    [InlineData("Modes = RingModes.SqPoll, SqPollProcessor = {|URING1021:-2|}")]
    [InlineData("Modes = RingModes.SqPoll, SqPollIdleMilliseconds = {|URING1021:-1|}")]
    [InlineData("Modes = RingModes.SqPoll, BusyPollMicroseconds = {|URING1021:1000001|}")]
    public Task A_number_out_of_range_is_the_rule_of_numbers(string arguments) => Verify(In("", $"[Ring({arguments})]"));

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1050", In("", "[Ring(Modes = RingModes.HybridIoPoll)]"));
}
