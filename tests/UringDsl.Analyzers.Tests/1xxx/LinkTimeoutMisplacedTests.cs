using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1015.</summary>
public sealed class LinkTimeoutMisplacedTests
{
    [Fact]
    public Task A_deadline_of_nothing_is_an_error() => VerifyIn(
        "[{|URING1015:LinkTimeout|}] partial void Wait(TimeSpan timeout);",
        "The LinkTimeout of 'Wait' guards the operation directly before it, and it is the first: the kernel refuses it with EINVAL and cancels "
        + "the whole chain. Put it behind the operation that it guards.");

    [Fact]
    public Task A_deadline_of_a_deadline_is_an_error() => VerifyIn(
        "[Nop(Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [{|URING1015:LinkTimeout|}] partial void Wait(TimeSpan timeout);",
        "The LinkTimeout of 'Wait' guards the operation directly before it, and that is a LinkTimeout too: the kernel refuses it with EINVAL and "
        + "cancels the whole chain. Keep one of them.");

    [Fact]
    public Task A_deadline_behind_an_unlinked_step_is_an_error() => VerifyIn(
        "[Nop] [{|URING1015:LinkTimeout|}] partial void Wait(TimeSpan timeout);",
        "The LinkTimeout of 'Wait' guards the operation directly before it, and Nop does not link to it: the kernel refuses it with EINVAL and "
        + "cancels the whole chain. Write 'Link = LinkKind.Soft' on Nop.");

    [Theory]
    [InlineData("[{|URING1015:LinkTimeout(Link = LinkKind.Soft)|}] [Nop] partial void Wait(TimeSpan timeout);")]
    [InlineData("[Nop({|URING1025:Link = (LinkKind)7|}), {|URING1015:LinkTimeout|}] partial void Wait(TimeSpan timeout);")]
    public Task Wherever_it_guards_nothing(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Nop(Link = LinkKind.Soft)] [LinkTimeout] partial void Wait(TimeSpan timeout);")]
    [InlineData("[Nop(Link = LinkKind.Hard)] [LinkTimeout] partial void Wait(TimeSpan timeout);")]
    [InlineData("[Nop(Link = (LinkKind)1), LinkTimeout(Timeout = nameof(period))] partial void Wait(TimeSpan period);")]
    [InlineData("""
        [Nop(Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Soft)] [LinkTimeout]
        partial void Wait(TimeSpan timeout);
        """)]
    public Task A_deadline_behind_a_linked_step_is_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1015", In("[LinkTimeout] partial void Wait(TimeSpan timeout);"));
}
