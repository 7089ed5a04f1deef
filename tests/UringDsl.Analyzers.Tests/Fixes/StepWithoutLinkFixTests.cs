using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1018.</summary>
public sealed class StepWithoutLinkFixTests
{
    [Theory]
    [InlineData(
        "[{|URING1018:Nop|}] [{|URING1018:Nop(Async = true)|}] [Nop] partial void Ping();",
        "[Nop(Link = LinkKind.Soft)] [Nop(Async = true, Link = LinkKind.Soft)] [Nop] partial void Ping();")]
    [InlineData(
        "[{|URING1018:Shutdown()|}] [Close] partial void Bye(Connection connection);",
        "[Shutdown(Link = LinkKind.Hard)] [Close] partial void Bye(Connection connection);")]
    public Task It_is_linked(string marked, string wanted) => VerifyFixIn<StepWithoutLinkFix>(marked, wanted);

    [Theory]
    [InlineData("[{|URING1018:Nop|}] [Nop] partial void Ping();", "[Nop(Link = LinkKind.Hard)] [Nop] partial void Ping();")]
    public Task Or_linked_hard(string marked, string wanted) => VerifyFixIn<StepWithoutLinkFix>(marked, wanted, choice: 1);

    [Theory]
    [InlineData(
        "[UringDsl.RingHandler] sealed partial class H { [{|URING1018:UringDsl.Nop|}] [UringDsl.Nop] partial void Ping(); }",
        "[UringDsl.RingHandler] sealed partial class H { [UringDsl.Nop(Link = global::UringDsl.LinkKind.Soft)] [UringDsl.Nop] partial void Ping(); }")]
    public Task A_kind_is_written_as_it_is_in_scope(string marked, string wanted) => VerifyFix<StepWithoutLinkFix>(marked, wanted);
}
