using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1050.</summary>
public sealed class RingModesConflictFixTests
{
    [Theory]
    [InlineData("[Ring(Modes = {|URING1050:RingModes.DeferTaskRun|})]", "[Ring(Modes = RingModes.SingleIssuer | RingModes.DeferTaskRun)]")]
    [InlineData("[Ring(Modes = {|URING1050:RingModes.HybridIoPoll|})]", "[Ring(Modes = RingModes.IoPoll | RingModes.HybridIoPoll)]")]
    [InlineData("[Ring(Modes = {|URING1050:(RingModes)(1 << 30) | RingModes.SubmitAll|})]", "[Ring(Modes = RingModes.SubmitAll)]")]
    public Task The_other_mode_is_added(string marked, string wanted) =>
        VerifyFix<RingModesConflictFix>(In("", marked), In("", wanted));

    [Theory]
    [InlineData("[Ring(Modes = {|URING1050:RingModes.Cqe32 | RingModes.CqeMixed|})]", "[Ring(Modes = RingModes.CqeMixed)]")]
    public Task Or_the_second_of_two_goes(string marked, string wanted) =>
        VerifyFix<RingModesConflictFix>(In("", marked), In("", wanted), choice: 1);

    [Theory]
    [InlineData("[Ring(SqPollProcessor = {|URING1050:1|})]", "[Ring]")]
    [InlineData("[Ring(MaxQueued = 2, MinimumBatch = {|URING1050:8|})]", "[Ring(MaxQueued = 2)]")]
    public Task What_means_nothing_goes(string marked, string wanted) =>
        VerifyFix<RingModesConflictFix>(In("", marked), In("", wanted));
}
