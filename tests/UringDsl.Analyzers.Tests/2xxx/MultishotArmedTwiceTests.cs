using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Rearmed;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2041.</summary>
public sealed class MultishotArmedTwiceTests
{
    [Fact]
    public Task The_message() => Verify(
        Received("{|URING2041:Receive(c)|};"),
        "'Receive' is submitted here while it is armed: nothing on this path has asked IsArmed. Two of them would take turns at one stream. "
        + "Submit it where IsArmed is false.");

    [Theory]
    [InlineData("if (received.IsArmed) {|URING2041:Receive(c)|}; else HangUp(c);")]
    [InlineData("if (received.IsSuccess) {|URING2041:Receive(c)|}; else HangUp(c);")]
    [InlineData("if (received.TryTake(out var data)) { Echo(c, data); {|URING2041:Receive(c)|}; } else HangUp(c);")]
    [InlineData("if (!received.IsSuccess) { HangUp(c); return; } if (!received.IsArmed) Receive(c); {|URING2041:Receive(c)|};")]
    [InlineData("if (!received.IsArmed) { if (received.IsSuccess) { Receive(c); {|URING2041:Receive(c)|}; } else HangUp(c); }")]
    [InlineData("bool armed = received.IsArmed; if (armed) Again(c); else HangUp(c);", "private void Again(Connection c) => {|URING2041:Receive(c)|};")]
    [InlineData("if (received is { IsArmed: true }) {|URING2041:Receive(c)|}; else HangUp(c);")]
    public Task What_is_armed_is_doubled(string body, string members = "") => Verify(Received(body, members));

    [Theory]
    [InlineData("if (received.IsArmed) return; if (received.IsSuccess) Receive(c); else HangUp(c);")]
    [InlineData("if (received.IsArmed || !received.IsSuccess) { if (!received.IsArmed) HangUp(c); return; } Receive(c);")]
    [InlineData("if (received.IsArmed) { } else if (received.IsSuccess) { Receive(c); } else { Drop(c); }")]
    public Task What_has_ended_is_not(string body) => Verify(Received(body));

    [Fact]
    public Task The_rule_can_be_suppressed() => Verify("#pragma warning disable URING2041\n" + Received("Receive(c);"));
}
