using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1060.</summary>
public sealed class DrainBesideMultishotTests
{
    private const string Receive = "[Receive(Multishot = true, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection c);";

    [Fact]
    public Task A_drain_beside_a_multishot_receive_is_an_error() => VerifyIn(
        Receive + " [Nop({|URING1060:Drain = true|})] partial void Barrier();",
        "Nop of 'Barrier' drains, and 'Read' is armed until it is cancelled: the drain would wait for it without end, and everything that is submitted "
        + "later would wait for the drain. Remove Drain, or move one of them to a handler of its own.");

    [Theory]
    [InlineData("[Listener(Accepted = nameof(OnAccepted))] partial void Open(EndPoint endpoint);")]
    [InlineData("[Accept(Multishot = true, Completed = nameof(OnAccepted))] partial void Take(Connection listener);")]
    public Task Whatever_is_armed_without_end(string members) =>
        VerifyIn(members + " [Nop({|URING1060:Drain = true|}, Link = LinkKind.Soft)] [Nop] partial void Barrier();");

    [Theory]
    [InlineData("[Nop(Drain = true)] partial void Barrier(); [Accept(Completed = nameof(OnAccepted))] partial void Take(Connection listener);")]
    [InlineData("[Nop(Drain = false)] partial void Ping(); " + Receive)]
    [InlineData("[Nop(Drain = true)] partial void Barrier(); [Receive(Buffers = \"In\", Completed = nameof(OnReceived))] partial void Once(Connection c);")]
    public Task What_ends_by_itself_can_be_waited_for(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1060", In(Receive + " [Nop(Drain = true)] partial void Barrier();"));
}
