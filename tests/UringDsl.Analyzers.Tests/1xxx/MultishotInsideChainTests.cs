using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1014.</summary>
public sealed class MultishotInsideChainTests
{
    [Fact]
    public Task A_step_behind_a_multishot_is_an_error() => VerifyIn(
        "[Receive({|URING1014:Multishot = true|}, Buffers = \"In\", Link = LinkKind.Hard)] [Close] partial void Read(Connection connection);",
        "Receive of 'Read' is multishot, so Close, linked behind it, would not start before it has terminated. Submit Close on its own.");

    [Theory]
    [InlineData("[Accept({|URING1014:Multishot = true|}, Link = LinkKind.Soft)] [Nop] partial void Take(Slot listener);")]
    [InlineData(
        "[Nop(Link = LinkKind.Soft)] [Receive(Buffers = \"In\", Link = LinkKind.Soft, {|URING1014:Multishot = true|})] "
        + "[LinkTimeout] partial void Read(Connection connection, TimeSpan timeout);")]
    public Task Wherever_it_stands_but_at_the_end(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Receive(Multishot = true, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    [InlineData(
        "[Receive(Multishot = false, Link = LinkKind.Hard)] [Close] [Chain(Completed = nameof(Done))] partial void "
        + "Last(Connection connection, ReceiveBuffer buffer); void Done(in LastOutcome outcome) { }")]
    [InlineData(
        "[Accept(Multishot = true, Completed = nameof(OnAccepted))] partial void Take(Slot listener); [Close] partial void "
        + "HangUp(Connection connection);")]
    public Task A_multishot_of_its_own_and_a_single_shot_in_a_chain_are_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1014",
        In("[Receive(Multishot = true, Buffers = \"In\", Link = LinkKind.Hard)] [Close] partial void Read(Connection connection);"));
}
