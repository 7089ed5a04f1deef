using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1015.</summary>
public sealed class LinkTimeoutMisplacedFixTests
{
    [Theory]
    [InlineData(
        "[Nop] [{|URING1015:LinkTimeout|}] partial void Ping(TimeSpan timeout);",
        "[Nop(Link = LinkKind.Soft)] [LinkTimeout] partial void Ping(TimeSpan timeout);")]
    [InlineData(
        "[Nop(Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [{|URING1015:LinkTimeout|}] partial void Ping(TimeSpan timeout);",
        "[Nop(Link = LinkKind.Soft)] [LinkTimeout({|URING1013:Link = LinkKind.Soft|})] partial void Ping(TimeSpan timeout);")]
    public Task The_guarded_step_is_linked(string marked, string wanted) => VerifyFixIn<LinkTimeoutMisplacedFix>(marked, wanted);
}
