using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1029.</summary>
public sealed class DeadlineWithoutWaitFixTests
{
    [Theory]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [{|URING1029:LinkTimeout(Link = LinkKind.Soft)|}] [Connect] private partial Pending<DialOutcome> "
            + "Dial(PeerAddress peer, TimeSpan timeout);",
        "[Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<DialOutcome> Dial(PeerAddress peer, "
            + "TimeSpan timeout);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [{|URING1029:LinkTimeout(Link = LinkKind.Hard, Milliseconds = 50)|}] [Connect(Link = LinkKind.Soft)] [Send] "
            + "private partial Pending<DialOutcome> Dial(PeerAddress peer, SendBuffer data);",
        "[Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Hard)] [LinkTimeout(Milliseconds = 50, Link = LinkKind.Soft)] [Send] private "
            + "partial Pending<DialOutcome> Dial(PeerAddress peer, SendBuffer data);")]
    public Task It_moves_behind_the_step_that_waits(string marked, string wanted) => VerifyFixIn<DeadlineWithoutWaitFix>(marked, wanted);

    [Fact]
    public Task Lines_stay_lines() => VerifyFixIn<DeadlineWithoutWaitFix>(
        "[Socket(Link = LinkKind.Soft)]\n    [{|URING1029:LinkTimeout(Link = LinkKind.Soft)|}]\n    [Connect]\n"
            + "    partial void Dial(PeerAddress peer, TimeSpan timeout);",
        "[Socket(Link = LinkKind.Soft)]\n    [Connect(Link = LinkKind.Soft)]\n    [LinkTimeout]\n    partial void Dial(PeerAddress peer, TimeSpan timeout);");
}
