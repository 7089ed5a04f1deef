using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1005.</summary>
public sealed class UnboundOperandTests
{
    [Fact]
    public Task A_send_needs_data() => VerifyIn(
        "[{|URING1005:Send|}] partial void Echo(Connection connection);",
        "Send of 'Echo' has no data: it needs a parameter of type BufferLease, HeldBuffer, SendBuffer, FixedBuffer or ReadOnlySpan<byte>. Add one.");

    [Fact]
    public Task An_override_names_a_parameter_of_a_type_that_fits() => VerifyIn(
        "[Send(Data = {|URING1005:nameof(number)|})] partial void Echo(Connection connection, int number);",
        "Send of 'Echo' has no data: Data names 'number', whose type is 'int'. Name a parameter of type BufferLease, HeldBuffer, SendBuffer, FixedBuffer or "
        + "ReadOnlySpan<byte>.");

    [Fact]
    public Task A_time_is_found_by_its_name() => VerifyIn(
        "[{|URING1005:Timeout|}] partial void Wait(TimeSpan period);",
        "Timeout of 'Wait' has no time: it needs a TimeSpan called 'timeout'. Call the parameter 'timeout', or write 'Timeout = nameof(period)'.");

    [Fact]
    public Task A_time_that_is_not_there_can_be_added() => VerifyIn(
        "[{|URING1005:Timeout|}] partial void Wait();",
        "Timeout of 'Wait' has no time: it needs a TimeSpan called 'timeout'. Add a parameter 'TimeSpan timeout'.");

    [Theory]
    [InlineData("[{|URING1005:Close|}] partial void HangUp();")]
    [InlineData("[{|URING1005:Close|}] partial void HangUp(SendBuffer slot);")]
    [InlineData("[{|URING1005:Shutdown|}] partial void HangUp(Slot slot);")]
    [InlineData("[{|URING1005:Send|}] partial void Echo(Connection connection, byte[] data);")]
    [InlineData("[{|URING1005:Send|}] partial void Echo(Connection connection, Span<byte> data);")]
    [InlineData("[{|URING1005:Send|}] partial void Echo(Connection connection, ReadOnlySpan<char> data);")]
    [InlineData("[{|URING1005:Send|}] partial void Echo(Connection connection, ReadOnlyMemory<byte> data);")]
    [InlineData("[{|URING1005:Timeout|}] partial void Wait(TimeSpan? timeout);")]
    [InlineData("[{|URING1005:Timeout|}] partial void Wait(int timeout);")]
    [InlineData("[{|URING1005:Connect|}] partial void Dial(Connection connection, IPEndPoint? peer);")]
    [InlineData("[{|URING1005:Connect|}] partial void Dial(Connection connection, string peer);")]
    [InlineData("[{|URING1005:Receive(Completed = nameof(OnTransferred))|}] partial void Fill(Connection connection, SendBuffer buffer);")]
    [InlineData("[{|URING1005:Receive(Buffers = \"In\", Completed = nameof(OnReceived))|}] partial void Read(Descriptor descriptor);")]
    [InlineData("[{|URING1005:Accept(Completed = nameof(OnAccepted))|}] partial void Take();")]
    [InlineData("[{|URING1005:Listener(Accepted = nameof(OnAccepted))|}] partial void Listen();")]
    [InlineData("[Socket(Link = LinkKind.Soft)] [{|URING1005:Connect|}] partial void Dial();")]
    [InlineData("[{|URING1005:Listen|}] partial void Open();")]
    public Task Every_operand_needs_a_parameter(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Send] partial void Echo(BufferLease data, Connection connection);")]
    [InlineData("[Send] partial void Echo(Connection connection, ReadOnlySpan<byte> data);")]
    [InlineData("[Send] partial void Echo(Connection connection, scoped ReadOnlySpan<byte> data);")]
    [InlineData("[Send] partial void Echo(Connection connection, params ReadOnlySpan<byte> data);")]
    [InlineData("[Listen] partial void Open(Connection connection);")]
    [InlineData("[Listen] partial void Open(int backlog, Connection connection);")]
    [InlineData("[Connect] partial void Dial(Connection connection, EndPoint peer);")]
    [InlineData("[Accept(Completed = nameof(OnAccepted))] partial void Take(Descriptor listener);")]
    [InlineData("[Cancel(nameof(Ping))] partial void Stop(); [Nop] partial void Ping();")]
    [InlineData("[Socket(Link = LinkKind.Soft)] [Connect] partial void Dial(PeerAddress peer);")]
    public Task Operands_are_found_by_type_in_any_order(string members) => VerifyIn(members);

    [Fact]
    public Task An_address_in_oblivious_code_may_be_null_there() => VerifyIn(
        "\n#nullable disable\n[Connect] partial void Dial(Connection connection, IPEndPoint peer);");

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1005", In("[Send] partial void Echo(Connection connection);"));
}
