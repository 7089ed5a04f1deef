using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1037.</summary>
public sealed class ReceiveWithoutDeadlineTests
{
    [Fact]
    public Task A_receive_in_a_chain_is_said() => Say(
        "[Send(Link = LinkKind.Soft)] [{|URING1037:Receive|}] private partial Pending<AskOutcome> Ask(Connection connection, SendBuffer question, "
            + "ReceiveBuffer answer);",
        "Receive of 'Ask' completes when its buffer is full (MSG_WAITALL): a peer that sends less holds the connection and the "
            + "buffer for ever. Put [LinkTimeout] behind it.");

    [Theory]
    [InlineData(
        "[Send(Link = LinkKind.Hard)] [{|URING1037:Receive(WaitAll = true, Link = LinkKind.Hard)|}] [Close] private partial Pending<AskOutcome> "
            + "Ask(Connection connection, SendBuffer question, ReceiveBuffer answer);")]
    [InlineData("[{|URING1037:Receive(WaitAll = true)|}] private partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);")]
    public Task A_receive_that_asks_for_all_is_said(string members) => Say(members);

    [Theory]
    [InlineData(
        "[Send(Link = LinkKind.Hard)] [Receive(WaitAll = true, Link = LinkKind.Hard)] [LinkTimeout(Link = LinkKind.Hard)] [Close] private partial "
            + "Pending<AskOutcome> Ask(Connection connection, SendBuffer question, ReceiveBuffer answer, TimeSpan timeout);")]
    [InlineData(
        "[Receive(WaitAll = true, Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<FillOutcome> Fill(Connection connection, "
            + "ReceiveBuffer buffer, TimeSpan timeout);")]
    public Task A_receive_that_asks_for_all_within_a_time_is_fine(string members) => Say(members);

    [Theory]
    [InlineData(
        "[Send(Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [{|URING1037:Receive|}] private partial Pending<AskOutcome> "
            + "Ask(Connection connection, SendBuffer question, ReceiveBuffer answer, TimeSpan timeout);")]
    public Task A_deadline_of_another_step_is_none(string members) => Say(members);

    [Theory]
    [InlineData(
        "[Send(Link = LinkKind.Soft)] [Receive(Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<AskOutcome> Ask(Connection connection, "
            + "SendBuffer question, ReceiveBuffer answer, TimeSpan timeout);")]
    [InlineData(
        "[Send(Link = LinkKind.Hard)] [Receive(Link = LinkKind.Hard)] [Close] private partial Pending<AskOutcome> Ask(Connection connection, "
            + "SendBuffer question, ReceiveBuffer answer);")]
    [InlineData("[Receive] private partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);")]
    public Task What_ends_is_fine(string members) => Say(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1037", "using UringDsl.Abi;\n" + In(
            "[Send(Link = LinkKind.Soft)] [Receive] private partial Pending<AskOutcome> Ask(Connection connection, SendBuffer question, ReceiveBuffer "
            + "answer);"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
