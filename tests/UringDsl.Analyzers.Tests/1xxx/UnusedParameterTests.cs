using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1007.</summary>
public sealed class UnusedParameterTests
{
    [Fact]
    public Task A_parameter_of_a_type_that_nothing_takes_is_an_error() => VerifyIn(
        "[Nop] partial void Ping(Uri {|URING1007:text|});",
        "No step of 'Ping' takes the parameter 'text': nothing takes a 'Uri'. Remove it, or add the operation that takes it.");

    [Fact]
    public Task A_parameter_of_another_operation_is_an_error() => VerifyIn(
        "[Close] partial void HangUp(Connection connection, SendBuffer {|URING1007:data|});",
        "No step of 'HangUp' takes the parameter 'data'. Remove it, or add the operation that takes it.");

    [Fact]
    public Task A_chain_that_makes_its_socket_takes_no_other() => VerifyIn(
        "[Socket(Link = LinkKind.Soft)] [Connect] partial void Dial(PeerAddress peer, Connection {|URING1007:connection|});",
        "No step of 'Dial' takes the parameter 'connection': the chain works on the socket that it makes. Remove it, or add the operation that "
        + "takes it.");

    [Theory]
    [InlineData("[Nop] partial void Ping(Connection {|URING1007:connection|});")]
    [InlineData("[Timeout] partial void Wait(TimeSpan timeout, TimeSpan {|URING1007:other|});")]
    [InlineData("[Listen] partial void Open(Connection connection, int {|URING1007:waiting|});")]
    [InlineData("[Send(Data = nameof(head))] partial void Echo(Connection connection, SendBuffer head, SendBuffer {|URING1007:tail|});")]
    [InlineData("[Receive(Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection, ReceiveBuffer {|URING1007:into|});")]
    [InlineData("[Close] partial void HangUp(Connection connection, System.Threading.CancellationToken {|URING1007:token|} = default);")]
    public Task What_no_step_takes_is_an_error(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Listen] partial void Open(Connection connection, int backlog = 5);")]
    [InlineData("[Listener(Accepted = nameof(OnAccepted))] partial void Listen(int backlog, EndPoint endpoint);")]
    [InlineData("[Cancel(nameof(Read))] partial void Stop(Connection connection); [Close] partial void Read(Connection connection);")]
    [InlineData("[Connect(Link = LinkKind.Soft)] [LinkTimeout] partial void Dial(Connection connection, PeerAddress peer, TimeSpan timeout);")]
    [InlineData("void Helper(string text) { }")]
    public Task A_parameter_that_a_step_takes_is_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1007", In("[Nop] partial void Ping(string text);"));
}
