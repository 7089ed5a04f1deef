using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1004.</summary>
public sealed class UnknownOperandTests
{
    [Fact]
    public Task An_override_names_a_parameter() => VerifyIn(
        "[Send(Data = {|URING1004:\"other\"|})] partial void Echo(Connection connection, SendBuffer data);",
        "'other' is not a parameter of 'Echo', so Send has no value for its data. Name one of its parameters: 'connection', 'data'.");

    [Fact]
    public Task A_method_without_parameters_has_nothing_to_name() => VerifyIn(
        "[Timeout(Timeout = {|URING1004:\"delay\"|})] partial void Wait();",
        "'delay' is not a parameter of 'Wait', so Timeout has no value for its time. Name one of its parameters: it has none.");

    [Theory]
    [InlineData("[Send(Data = {|URING1004:nameof(OnSent)|})] partial void Echo(Connection connection, SendBuffer data);")]
    [InlineData("[Send(Data = {|URING1004:nameof({|CS0103:missing|})|})] partial void Echo(Connection connection, SendBuffer data);")]
    [InlineData("[Send(Data = {|URING1004:\"Data\"|})] partial void Echo(Connection connection, SendBuffer data);")]
    [InlineData("[Send(Data = {|URING1004:\"\"|})] partial void Echo(Connection connection, SendBuffer data);")]
    [InlineData(
        "[Receive(Completed = nameof(OnTransferred), Buffer = {|URING1004:\"into\"|})] partial void Fill(Connection connection, "
        + "ReceiveBuffer buffer);")]
    [InlineData("[Connect(Address = {|URING1004:\"to\"|})] partial void Dial(Connection connection, PeerAddress peer);")]
    [InlineData("const string Name = \"to\"; [Bind(Address = {|URING1004:Name|})] partial void Tie(Connection connection, PeerAddress peer);")]
    public Task Every_override_is_checked(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Send(Data = nameof(data))] partial void Echo(Connection connection, SendBuffer data);")]
    [InlineData("[Send(Data = \"da\" + \"ta\")] partial void Echo(Connection connection, SendBuffer data);")]
    [InlineData("[Send(Data = nameof(@class))] partial void Echo(Connection connection, SendBuffer @class);")]
    [InlineData("[Send(Data = null)] partial void Echo(Connection connection, SendBuffer data);")]
    [InlineData("const string Period = \"period\"; [Timeout(Timeout = Period)] partial void Wait(TimeSpan period);")]
    public Task An_override_that_names_a_parameter_is_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        VerifySuppressed("URING1004", In("[Send(Data = \"other\")] partial void Echo(Connection connection, SendBuffer data);"));
}
