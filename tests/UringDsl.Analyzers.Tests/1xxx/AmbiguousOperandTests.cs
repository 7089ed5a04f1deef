using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1006.</summary>
public sealed class AmbiguousOperandTests
{
    [Fact]
    public Task Two_parameters_that_could_be_the_data_are_an_error() => VerifyIn(
        "[Send] partial void Echo(Connection connection, SendBuffer head, HeldBuffer {|URING1006:tail|});",
        "Send takes one data, and these parameters of 'Echo' could be it: 'head', 'tail'. Write 'Data = nameof(head)' on Send.");

    [Fact]
    public Task A_connection_cannot_be_chosen() => VerifyIn(
        "[Close] partial void HangUp(Connection one, Connection {|URING1006:two|}, Connection three);",
        "Close takes one file, and these parameters of 'HangUp' could be it: 'one', 'two', 'three'. Keep one of them.");

    [Theory]
    [InlineData("[Connect] partial void Dial(Connection connection, PeerAddress peer, IPEndPoint {|URING1006:other|});")]
    [InlineData("[Receive(Completed = nameof(OnTransferred))] partial void Fill(Connection connection, ReceiveBuffer a, ReceiveBuffer {|URING1006:b|});")]
    [InlineData("[Accept(Completed = nameof(OnAccepted))] partial void Take(Slot slot, Descriptor {|URING1006:descriptor|});")]
    [InlineData("[Listener(Accepted = nameof(OnAccepted))] partial void Listen(EndPoint one, EndPoint {|URING1006:two|});")]
    [InlineData("[Cancel(nameof(Ping))] partial void Stop(Connection one, Connection {|URING1006:two|}); [Nop] partial void Ping();")]
    public Task What_could_be_two_parameters_is_an_error(string members) => VerifyIn(members);

    [Theory]
    [InlineData("""
        [Send(Data = nameof(head), Link = LinkKind.Soft)] [Send(Data = nameof(tail))]
        partial void Echo(Connection connection, SendBuffer head, HeldBuffer tail);
        """)]
    [InlineData("[Send(Link = LinkKind.Soft)] [Send] partial void Twice(Connection connection, SendBuffer data);")]
    [InlineData(
        "[Chain(Completed = nameof(OnPut))] [Send(Link = LinkKind.Hard)] "
        + "[Receive(Link = LinkKind.Soft)] [LinkTimeout(Milliseconds = 9)] partial void Put(Connection c, SendBuffer "
        + "to, ReceiveBuffer from); void OnPut(in PutOutcome outcome) { }")]
    [InlineData("""
        [Timeout(Link = LinkKind.Hard)] [Timeout(Timeout = nameof(second))]
        partial void Wait(TimeSpan timeout, TimeSpan second);
        """)]
    public Task Parameters_that_are_told_apart_are_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1006", In("[Close] partial void HangUp(Connection one, Connection two);"));
}
