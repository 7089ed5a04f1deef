using System.Threading.Tasks;
using UringDsl.Analyzers.Costs;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING4006.</summary>
public sealed class StepsThatAreOneTests
{
    private const string Two = "[Send(Data = nameof(a), Link = LinkKind.Soft)] [Send(Data = nameof(b))] partial void {|URING4006:Two|}"
        + "(Connection c, SendBuffer a, SendBuffer b);";

    [Theory]
    [InlineData(Two)]
    [InlineData(
        "[Shutdown(How = ShutdownHow.Receive, Link = LinkKind.Hard)] [Shutdown(Link = LinkKind.Hard)] [Close] partial void {|URING4006:End|}(Connection c);")]
    [InlineData(
        "[Send(Data = nameof(a), Link = LinkKind.Hard)] [Send(Data = nameof(b), Link = LinkKind.Hard)] [Close] partial void {|URING4006:Last|}"
        + "(Connection c, SendBuffer a, SendBuffer b);")]
    public Task Two_that_are_one(string member) => Verify(member);

    [Theory]
    [InlineData("[Shutdown(How = ShutdownHow.Both, Link = LinkKind.Hard)] [Close] partial void End(Connection c);")]
    [InlineData("[Shutdown(Link = LinkKind.Hard)] [Close] partial void End(Connection c);")]
    [InlineData("[Send(Link = LinkKind.Soft)] [Shutdown] partial void Last(Connection c, SendBuffer a);")]
    [InlineData(
        "[Send(Data = nameof(a), Link = LinkKind.Soft)] [Send(Data = nameof(b), ZeroCopy = ZeroCopyMode.Always)] partial void Large"
        + "(Connection c, SendBuffer a, SendBuffer b);")]
    [InlineData(
        "[Send(Data = nameof(a), Link = LinkKind.Soft)] [LinkTimeout(Milliseconds = 50, Link = LinkKind.Soft)] [Send(Data = nameof(b))] partial void Timed"
        + "(Connection c, SendBuffer a, SendBuffer b);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop] partial void Twice();")]
    public Task What_is_not_one_is_silent(string member) => Verify(member);

    [Fact]
    public Task Two_datagrams_are_two() => Verify(
        Two.Replace("{|URING4006:Two|}", "Two") + "[Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)] [Bind] "
        + "private partial Pending<BindOutcome> Bind(PeerAddress address);");

    [Fact]
    public Task The_message_says_what_to_write() => RingFixture.Verify(
        new SendCostAnalyzer(), Two, "",
        "Send and Send2 of 'Two' are two operations, of which the second starts when the first has ended, and one does the same. "
        + "Write one [SendMessage] that takes both buffers.");

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        RingFixture.Verify(new SendCostAnalyzer(), "\n#pragma warning disable URING4006\n" + Two.Replace("{|URING4006:Two|}", "Two"));

    private static Task Verify(string members) => RingFixture.VerifyOnly("URING4006", new SendCostAnalyzer(), members);
}
