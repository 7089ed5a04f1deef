using System.Threading.Tasks;
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1023.</summary>
public sealed class CompletedMisplacedFixTests
{
    [Theory]
    [InlineData(
        "[Nop] [{|URING1023:Chain(Completed = nameof(OnCompletion))|}] partial void Ping();",
        "[Nop(Completed = nameof(OnCompletion))] partial void Ping();")]
    [InlineData(
        "[Nop(Link = LinkKind.Soft, {|URING1023:Completed = nameof(Done)|})] [Nop] partial void Twice(); void Done(in TwiceOutcome outcome) { }",
        "[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice(); void Done(in TwiceOutcome outcome) { }")]
    [InlineData(
        "[Nop({|URING1023:Completed = nameof(Done)|}, Link = LinkKind.Soft)] [Nop] [Chain] partial void Twice(); void Done(in "
            + "TwiceOutcome outcome) { }",
        "[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice(); void Done(in TwiceOutcome outcome) { }")]
    public Task It_moves_to_where_it_belongs(string marked, string wanted) => VerifyFixIn<CompletedMisplacedFix>(marked, wanted);

    [Fact]
    public Task Of_two_the_first_moves_and_the_other_has_no_place_left() => FixRig.VerifyAtOnce(
        new DeclarationAnalyzer(), new CompletedMisplacedFix(), new UringGenerator(),
        In("[Nop(Link = LinkKind.Soft, {|URING1023:Completed = nameof(Done)|})] [Nop({|URING1023:Completed = nameof(OnCompletion)|})] partial void "
            + "Twice(); void Done(in TwiceOutcome outcome) { }"),
        In("[Nop(Link = LinkKind.Soft)] [Nop({|URING1023:Completed = nameof(OnCompletion)|})] [Chain(Completed = nameof(Done))] partial void Twice(); "
            + "void Done(in TwiceOutcome outcome) { }"));

    [Theory]
    [InlineData("[Nop] [{|URING1023:Chain|}] partial void Ping();", "[Nop] partial void Ping();")]
    [InlineData("[{|URING1023:Chain|}] partial void Ping();", "partial void Ping();")]
    [InlineData(
        "[Nop({|URING1023:Completed = nameof(OnCompletion)|})] private partial Pending<Completion> Ping();",
        "[Nop] private partial Pending<Completion> Ping();")]
    [InlineData(
        "[Nop({|URING1023:Completed = nameof(OnCompletion)|}, Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice(); "
            + "void Done(in TwiceOutcome outcome) { }",
        "[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice(); void Done(in TwiceOutcome outcome) { }")]
    public Task It_is_removed_where_there_is_nothing_to_say(string marked, string wanted) => VerifyFixIn<CompletedMisplacedFix>(marked, wanted);
}
