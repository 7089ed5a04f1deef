using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1014.</summary>
public sealed class MultishotInsideChainFixTests
{
    [Theory]
    [InlineData(
        "[Timeout({|URING1014:Multishot = true|}, Link = LinkKind.Soft)] [Nop] partial void Tick(TimeSpan timeout);",
        "[Timeout(Link = LinkKind.Soft)] [Nop] partial void Tick(TimeSpan timeout);")]
    public Task It_is_done_once(string marked, string wanted) => VerifyFixIn<MultishotInsideChainFix>(marked, wanted);
}
