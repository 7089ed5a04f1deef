using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1023.</summary>
public sealed class CompletedMisplacedTests
{
    [Fact]
    public Task A_step_of_a_chain_has_no_completion_of_its_own() => VerifyIn(
        "[Nop({|URING1023:Completed = nameof(OnCompletion)|}, Link = LinkKind.Soft)] [Nop] partial void Twice();",
        "Nop of 'Twice' must not have Completed: a chain completes once, as a whole. Write [Chain(Completed = nameof(…))] on the method.");

    [Fact]
    public Task An_awaiter_and_a_method_are_one_too_many() => VerifyIn(
        "[Nop({|URING1023:Completed = nameof(OnCompletion)|})] private partial Pending<Completion> Ping();");

    [Fact]
    public Task So_are_an_awaiter_and_a_method_of_a_chain() => VerifyIn(
        "[Nop(Link = LinkKind.Soft)] [Nop] [Chain({|URING1023:Completed = nameof(Done)|})] "
        + "private partial Pending<TwiceOutcome> Twice(); void Done(in TwiceOutcome outcome) { }");

    [Fact]
    public Task A_chain_of_one_is_none() => VerifyIn(
        "[Nop] [{|URING1023:Chain(Completed = nameof(OnCompletion))|}] partial void Ping();",
        "[Chain] of 'Ping' names what belongs to several steps, and there is one. Write Completed on [Nop].");

    [Fact]
    public Task A_chain_of_nothing_is_none() => VerifyIn(
        "[{|URING1023:Chain|}] partial void Ping();",
        "[Chain] of 'Ping' stands on a method without operations. Add the operations, or remove it.");

    [Theory]
    [InlineData("[Nop(Completed = nameof(OnCompletion))] partial void Ping();")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(Done))] partial void Twice(); void Done(in TwiceOutcome outcome) { }")]
    [InlineData("[Chain, Nop(Link = LinkKind.Soft), Nop] partial void Twice();")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] [Chain] private partial Pending<TwiceOutcome> Twice();")]
    [InlineData("[Nop(Completed = null)] private partial Pending<Completion> Ping();")]
    public Task Completed_where_one_result_is_delivered_is_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1023", In("[Nop] [Chain] partial void Ping();"));
}
