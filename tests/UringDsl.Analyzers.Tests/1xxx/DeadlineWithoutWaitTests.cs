using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1029.</summary>
public sealed class DeadlineWithoutWaitTests
{
    [Fact]
    public Task A_deadline_of_what_does_not_wait_is_an_error() => Say(
        "[Socket(Link = LinkKind.Soft)] [{|URING1029:LinkTimeout(Link = LinkKind.Soft)|}] [Connect] private partial Pending<DialOutcome> "
            + "Dial(PeerAddress peer, TimeSpan timeout);",
        "The LinkTimeout of 'Dial' guards Socket alone, which never waits for anybody: it would never expire, and Connect waits without a deadline. "
            + "Put it behind Connect.");

    [Theory]
    [InlineData(
        "[Send(Link = LinkKind.Soft)] [Shutdown(Link = LinkKind.Hard)] [LinkTimeout(Link = LinkKind.Hard)] [Close] partial void Leave(Connection "
            + "connection, SendBuffer data, TimeSpan timeout);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout] private partial "
            + "Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<DialOutcome> Dial(PeerAddress peer, "
            + "TimeSpan timeout);")]
    [InlineData(
        "[Send(Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<SayOutcome> Say(Connection connection, SendBuffer data, TimeSpan timeout);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [LinkTimeout] partial void Ping(TimeSpan timeout);")]
    [InlineData("[Fsync(Link = LinkKind.Soft)] [LinkTimeout] partial void Sync(Descriptor file, TimeSpan timeout);")]
    public Task A_step_that_waits_has_one(string members) => Say(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1029", "using UringDsl.Abi;\n" + In(
            "[Shutdown(How = ShutdownHow.Receive, Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [Send] partial void Bye(Connection "
            + "connection, SendBuffer data, TimeSpan timeout);"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
