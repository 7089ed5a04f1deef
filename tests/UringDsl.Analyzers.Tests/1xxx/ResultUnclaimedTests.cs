using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1026.</summary>
public sealed class ResultUnclaimedTests
{
    [Fact]
    public Task An_accept_without_a_method_is_an_error() => VerifyIn(
        "[{|URING1026:Accept|}] partial void Take(Slot listener);",
        "Accept of 'Take' delivers connections to nobody: no method gets the result. Write 'Completed = nameof(…)'.");

    [Fact]
    public Task A_listener_without_a_method_is_an_error() => VerifyIn(
        "[{|URING1026:Listener|}] partial void Open(EndPoint endpoint);",
        "Listener of 'Open' delivers connections to nobody: no method gets the result. Write 'Accepted = nameof(…)'.");

    [Fact]
    public Task A_receive_in_an_unobserved_chain_is_an_error() => VerifyIn(
        "[{|URING1026:Receive(Link = LinkKind.Hard)|}] [Close] partial void Last(Connection connection, ReceiveBuffer buffer);",
        "Receive of 'Last' delivers data to nobody: no method gets the result. Write [Chain(Completed = nameof(…))], or return Pending.");

    [Fact]
    public Task A_chain_that_accepts_closes_or_has_an_outcome() => VerifyIn(
        "[{|URING1026:Accept(Link = LinkKind.Soft)|}] [Nop] partial void Take(Slot listener);",
        "Accept of 'Take' delivers connections to nobody: no method gets the result. Write [Chain(Completed = nameof(…))], or return Pending.");

    [Theory]
    [InlineData("[{|URING1026:Receive|}] partial void Fill(Connection connection, ReceiveBuffer buffer);")]
    [InlineData("[{|URING1026:Receive(Completed = null)|}] partial void Fill(Connection connection, ReceiveBuffer buffer);")]
    [InlineData("[{|URING1026:Receive(Buffers = \"In\")|}] partial void Read(Connection connection);")]
    [InlineData("[{|URING1026:Listener(Failed = nameof(OnCompletion))|}] partial void Open(EndPoint endpoint);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [{|URING1026:Receive(Buffers = \"In\")|}] private partial Pending<LastOutcome> Last(Connection connection);")]
    public Task What_arrives_is_taken_by_somebody(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Accept(Link = LinkKind.Soft)] [Send(Link = LinkKind.Hard)] [Close] partial void Greet(Connection listener, SendBuffer data);")]
    [InlineData("[Accept(Link = LinkKind.Soft)] [LinkTimeout(Milliseconds = 5)] private partial Pending<TakeOutcome> Take(Connection listener);")]
    [InlineData("[Receive(Completed = nameof(OnTransferred))] partial void Fill(Connection connection, ReceiveBuffer buffer);")]
    [InlineData("[Receive] private partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);")]
    [InlineData("[Receive(Link = LinkKind.Hard)] [Close] private partial Pending<LastOutcome> Last(Connection connection, ReceiveBuffer buffer);")]
    [InlineData("[Send] partial void Echo(Connection connection, SendBuffer data);")]
    [InlineData("[Nop] partial void Ping(); [Timeout] partial void Wait(TimeSpan timeout); [Close] partial void HangUp(Connection connection);")]
    public Task A_result_that_may_be_dropped_or_is_taken_is_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1026", In("[Accept] partial void Take(Slot listener);"));
}
