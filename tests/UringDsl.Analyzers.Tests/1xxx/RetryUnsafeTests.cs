using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1061.</summary>
public sealed class RetryUnsafeTests
{
    private const string Dial = "[Socket(Link = LinkKind.Soft)] [Connect] partial void Dial(EndPoint peer);";

    [Fact]
    public Task A_chain_on_a_connection_is_not_repeated() => VerifyIn(
        "[{|URING1061:Retry|}] [Send(Link = LinkKind.Hard)] [Close] partial void Bye(Connection connection, SendBuffer data);",
        "'Bye' has [Retry], and the chain works on a file that is there before and behind it, and what an attempt has done to it stays done. Begin it "
        + "with Socket, or remove [Retry].");

    [Theory]
    [InlineData("[{|URING1061:Retry|}] [Send] partial void Tell(Connection connection, SendBuffer data);")]
    [InlineData("[{|URING1061:Retry|}] [Close] partial void Bye(Connection connection);")]
    [InlineData("[{|URING1061:Retry|}] [Abort] partial void Drop(Connection connection);")]
    [InlineData("[{|URING1061:Retry|}] [Listener(Accepted = nameof(OnAccepted))] partial void Open(EndPoint endpoint);")]
    [InlineData("[{|URING1061:Retry|}] [Receive(Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection c);")]
    [InlineData("[{|URING1061:Retry|}] [Accept(Link = LinkKind.Soft)] [Send(Link = LinkKind.Hard)] [Close] partial void Greet(Connection c, SendBuffer d);")]
    public Task What_a_second_attempt_would_do_twice(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Retry({|URING1061:Attempts = 1|})] ", "'Dial' has [Retry], and it has Attempts = 1. Write 2 to 1000; the first attempt is one of them.")]
    [InlineData("[Retry({|URING1061:Attempts = 1001|})] ")]
    [InlineData("[Retry({|URING1061:FirstDelayMilliseconds = 0|})] ")]
    [InlineData("[Retry({|URING1061:MaxDelayMilliseconds = 49|})] ")]
    public Task Numbers_that_make_no_sense(string retry, params string[] messages) => VerifyIn(retry + Dial, messages);

    [Theory]
    [InlineData("[Retry] " + Dial)]
    [InlineData("[Retry(Attempts = 1000, FirstDelayMilliseconds = 1, MaxDelayMilliseconds = 1)] " + Dial)]
    [InlineData("[Retry] [Connect] partial void Again(Connection connection, EndPoint peer);")]
    [InlineData("[Retry] [Nop] partial void Ping();")]
    public Task What_leaves_nothing_behind_can_be_tried_again(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1061", In("[Retry(Attempts = 0)] " + Dial));
}
