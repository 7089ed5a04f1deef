using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1016.</summary>
public sealed class SoftLinkIntoCloseTests
{
    [Fact]
    public Task A_soft_link_into_Close_is_an_error() => VerifyIn(
        "[Shutdown({|URING1016:Link = LinkKind.Soft|})] [Close] partial void HangUp(Connection connection);",
        "A soft link from Shutdown into Close of 'HangUp' is broken by any error, and the descriptor stays open. Write 'Link = LinkKind.Hard' on "
        + "Shutdown.");

    [Theory]
    [InlineData("[Send({|URING1016:Link = LinkKind.Soft|})] [Close] partial void Bye(Connection connection, SendBuffer data);")]
    [InlineData("[Nop(Link = LinkKind.Hard)] [Nop({|URING1016:Link = (LinkKind)1|})] [Close] partial void Bye(Connection connection);")]
    [InlineData(
        "[Send({|URING1016:Link = LinkKind.Soft|})] [LinkTimeout(Link = LinkKind.Hard)] [Close] partial void Bye(Connection "
        + "connection, SendBuffer data, TimeSpan timeout);")]
    public Task Whatever_stands_in_front_of_it(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Shutdown(Link = LinkKind.Hard)] [Close] partial void HangUp(Connection connection);")]
    [InlineData("[Send(Link = LinkKind.Soft)] [Shutdown(Link = LinkKind.Hard)] [Close] partial void Bye(Connection connection, SendBuffer data);")]
    [InlineData(
        "[Send(Link = LinkKind.Hard)] [LinkTimeout(Link = LinkKind.Soft)] [Close] partial void Bye(Connection connection, "
        + "SendBuffer data, TimeSpan timeout);")]
    [InlineData("[Close] partial void HangUp(Connection connection); [Nop(Link = LinkKind.Soft)] [Nop] partial void Twice();")]
    public Task A_hard_link_holds(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1016", In("[Shutdown(Link = LinkKind.Soft)] [Close] partial void HangUp(Connection connection);"));
}
