using System.Linq;
using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1017.</summary>
public sealed class ChainTooLongTests
{
    [Fact]
    public Task A_chain_has_at_most_sixteen_steps() => VerifyIn(
        Chain(17, "{|URING1017:Many|}"),
        "'Many' is a chain of 17 operations and a chain has 16 at most: a chain that is cut by a submit falls apart into two. Split it in two "
        + "submissions.");

    [Fact]
    public Task A_chain_fits_the_declared_queue() => Verify(
        In(Chain(5, "{|URING1017:Many|}"), "[Ring(SubmissionEntries = 4)]"),
        "'Many' is a chain of 5 operations and the submission queue has 4 entries: a chain that is cut by a submit falls apart into two. Split it "
        + "in two submissions, or raise SubmissionEntries.");

    [Fact]
    public Task A_listener_is_a_chain_of_seven() => Verify(
        In("[Listener(Accepted = nameof(OnAccepted))] partial void {|URING1017:Open|}(EndPoint endpoint);", "[Ring(SubmissionEntries = 4)]"),
        "'Open' is a chain of 7 operations and the submission queue has 4 entries: a chain that is cut by a submit falls apart into two. Raise "
        + "SubmissionEntries.");

    [Theory]
    [InlineData(16, "")]
    [InlineData(16, "[Ring(SubmissionEntries = 16)]")]
    [InlineData(4, "[Ring(SubmissionEntries = 4)]")]
    [InlineData(1, "[Ring(SubmissionEntries = 1)]")]
    public Task A_chain_that_fits_is_fine(int length, string attributes) => Verify(In(Chain(length, "Many"), attributes));

    [Fact]
    public Task A_listener_that_fits_is_fine() => Verify(
        In("[Listener(Accepted = nameof(OnAccepted))] partial void Open(EndPoint endpoint);", "[Ring(SubmissionEntries = 8)]"));

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1017", In(Chain(17, "Many")));

    private static string Chain(int length, string name) =>
        string.Concat(Enumerable.Repeat("[Nop(Link = LinkKind.Soft)] ", length - 1)) + $"[Nop] partial void {name}();";
}
