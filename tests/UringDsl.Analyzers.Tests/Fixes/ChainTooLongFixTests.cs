using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1017.</summary>
public sealed class ChainTooLongFixTests
{
    [Fact]
    public Task The_queue_is_enlarged() => VerifyFix<ChainTooLongFix>(
        Usings + "[RingHandler] [Ring(SubmissionEntries = 2)] sealed partial class H { [Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Soft)] [Nop] "
        + "partial void {|URING1017:Three|}(); }",
        Usings + "[RingHandler] [Ring(SubmissionEntries = 4)] sealed partial class H { [Nop(Link = LinkKind.Soft)] [Nop(Link = LinkKind.Soft)] [Nop] "
        + "partial void Three(); }");
}
