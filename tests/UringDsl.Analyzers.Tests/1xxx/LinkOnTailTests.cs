using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1013.</summary>
public sealed class LinkOnTailTests
{
    [Fact]
    public Task A_link_on_a_single_operation_is_an_error() => VerifyIn(
        "[Nop({|URING1013:Link = LinkKind.Soft|})] partial void Ping();",
        "Nop is the last operation of 'Ping' and must not have Link: the kernel would tie whatever is submitted next to this chain. Remove 'Link "
        + "= …', or add the step that it should link to.");

    [Theory]
    [InlineData("[Shutdown(Link = LinkKind.Hard)] [Close({|URING1013:Link = LinkKind.Hard|})] partial void HangUp(Connection connection);")]
    [InlineData("[Nop(Link = LinkKind.Soft), Nop({|URING1013:Link = (LinkKind)1|})] partial void Twice();")]
    [InlineData("[Nop({|URING1013:Link = Kind|}, Completed = nameof(OnCompletion))] partial void Ping(); const LinkKind Kind = LinkKind.Hard;")]
    [InlineData("[Listener(Accepted = nameof(OnAccepted), {|URING1013:Link = LinkKind.Hard|})] partial void Listen(EndPoint endpoint);")]
    public Task A_link_of_either_kind_on_the_last_step_is_an_error(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Nop] partial void Ping();")]
    [InlineData("[Nop(Link = LinkKind.None)] partial void Ping();")]
    [InlineData("[Nop(Link = default)] partial void Ping();")]
    [InlineData("[Nop(Link = 0)] partial void Ping();")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.None)] partial void Twice();")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Chain] [Nop] [Obsolete] partial void Twice();")]
    public Task No_link_on_the_last_step_is_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1013", In("[Nop(Link = LinkKind.Soft)] partial void Ping();"));
}
