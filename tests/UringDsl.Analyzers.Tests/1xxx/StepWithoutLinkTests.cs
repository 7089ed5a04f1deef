using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1018.</summary>
public sealed class StepWithoutLinkTests
{
    [Fact]
    public Task A_step_that_does_not_link_is_an_error() => VerifyIn(
        "[{|URING1018:Shutdown|}] [Close] partial void HangUp(Connection connection);",
        "Shutdown of 'HangUp' is followed by Close but does not link to it, so the kernel would start both at once. Write 'Link = LinkKind.Soft' "
        + "(Close runs when Shutdown has succeeded) or 'Link = LinkKind.Hard' (Close runs in any case).");

    [Theory]
    [InlineData("[{|URING1018:Nop|}, Nop] partial void Twice();")]
    [InlineData("[{|URING1018:Nop(Link = LinkKind.None)|}] [Nop] partial void Twice();")]
    [InlineData("[{|URING1018:Nop({|URING1025:Link = (LinkKind)3|})|}] [Nop] partial void Twice();")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [{|URING1018:Nop|}] [Nop] partial void Later(TimeSpan timeout);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [{|URING1018:LinkTimeout|}] [Nop] partial void Later(TimeSpan timeout);")]
    public Task Every_step_but_the_last_links(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] partial void Twice();")]
    [InlineData("[Nop(Link = LinkKind.Hard), Nop] partial void Twice();")]
    [InlineData("[Nop(Link = (LinkKind)2)]\n[System.Diagnostics.DebuggerStepThrough]\n[Nop]\npartial void Twice();")]
    [InlineData("[Nop] partial void One(); [Nop] partial void Two();")]
    public Task Steps_that_link_are_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1018", In("[Nop] [Nop] partial void Twice();"));
}
