using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1031.</summary>
public sealed class FixedFilesTooFewTests
{
    private const string Listen = "[Listener(Direct = true, Accepted = nameof(OnAccepted))] partial void Listen(EndPoint at);";

    [Fact]
    public Task A_table_that_is_smaller_than_what_is_declared_is_an_error() => Verify(
        In(Listen, "[FixedFiles({|URING1031:100|})] [Ring(MaxConnections = 1000)]"),
        "The fixed-file table of 'H' has 100 slots, 1000 connections are declared, each of which takes one: the others would wait to be accepted for ever. "
        + "Write 1000 or more, or declare fewer connections.");

    [Fact]
    public Task A_table_of_one_slot_has_room_for_the_listener_alone() => Verify(
        In(Listen, "[FixedFiles({|URING1031:1|})]"),
        "The fixed-file table of 'H' has 1 slots, the listener or what the handler makes itself takes the only one: no connection could be accepted. "
        + "Write 2 or more.");

    [Fact]
    public Task Each_listener_takes_a_slot_of_the_reserved() => Verify(
        In(Listen + Listen.Replace("Listen(", "Admin("), "[FixedFiles(100, {|URING1031:Reserved = 1|})]"),
        "The fixed-file table of 'H' has 100 slots, 1 of them for sockets of its own, and it has 2 listeners. Write 'Reserved = 2' or more.");

    [Theory]
    [InlineData("[FixedFiles(4096)] [Ring(MaxConnections = 4096)]", Listen)]
    [InlineData("[FixedFiles(64)]", Listen)]
    [InlineData("[FixedFiles(64)] [Ring(MaxConnections = 1000)]", "[Listener(Accepted = nameof(OnAccepted))] partial void Listen(EndPoint at);")]
    [InlineData("[FixedFiles(64)] [Ring(MaxConnections = 1000)]", Listen + "[Accept(Completed = nameof(OnAccepted))] partial void Take(Descriptor file);")]
    [InlineData("[FixedFiles(1)]", "[Socket(Link = LinkKind.Soft)] [Connect] private partial Pending<DialOutcome> Dial(PeerAddress peer);")]
    [InlineData("[FixedFiles(100, Reserved = 2)]", Listen)]
    public Task A_table_with_room_is_fine(string attributes, string members) => Verify(In(members, attributes));

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1031", In(Listen, "[FixedFiles(1)]"));
}
