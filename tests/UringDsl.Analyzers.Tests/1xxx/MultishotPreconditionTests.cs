using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1012.</summary>
public sealed class MultishotPreconditionTests
{
    [Fact]
    public Task A_multishot_receive_needs_a_ring_of_buffers() => VerifyIn(
        "[Receive({|URING1012:Multishot = true|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "Receive of 'Read' cannot be multishot without Buffers: the kernel picks a buffer for each completion, and refuses with EINVAL when it "
        + "has none to pick from. Write 'Buffers = …' with one of \"In\".");

    [Fact]
    public Task Without_any_ring_the_declaration_is_shown() => Verify(
        In("[Receive({|URING1012:Multishot = true|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);", attributes: ""),
        "Receive of 'Read' cannot be multishot without Buffers: the kernel picks a buffer for each completion, and refuses with EINVAL when it "
        + "has none to pick from. Declare [BufferRing(\"…\")] on the class and name it with 'Buffers = …'.");

    [Fact]
    public Task A_multishot_receive_fills_no_buffer_of_the_caller() => VerifyIn(
        "[Receive({|URING1012:Multishot = true|}, Buffers = \"In\", Completed = nameof(OnReceived))] "
        + "partial void Read(Connection connection, ReceiveBuffer into);",
        "Receive of 'Read' cannot be multishot into the parameter 'into': the kernel picks a buffer of \"In\" for each completion. Remove the "
        + "parameter 'into'.");

    [Fact]
    public Task An_override_of_the_buffer_is_said_too() => VerifyIn(
        "[Receive({|URING1012:Multishot = true|}, Buffers = \"In\", Buffer = \"into\", Completed = nameof(OnReceived))] "
        + "partial void Read(Connection connection);",
        "Receive of 'Read' cannot be multishot into Buffer: the kernel picks a buffer of \"In\" for each completion. Remove Buffer.");

    [Theory]
    [InlineData("[Receive({|URING1012:Multishot = true|}, Buffers = \"In\")] private partial Pending<Received> {|CS9244:Read|}(Connection connection);")]
    [InlineData("[Accept({|URING1012:Multishot = true|})] private partial Pending<Accepted> {|CS9244:Take|}(Slot listener);")]
    public Task A_multishot_cannot_be_awaited(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Receive(Multishot = true, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    [InlineData(
        "[Receive(Completed = nameof(OnReceived), Rearm = Rearm.Manual, Buffers = \"In\", Multishot = true)] partial void "
        + "Read(Connection connection);")]
    [InlineData("[Receive(Multishot = false, Completed = nameof(OnTransferred))] partial void Fill(Connection connection, ReceiveBuffer buffer);")]
    [InlineData("[Accept(Multishot = true, Completed = nameof(OnAccepted))] partial void Take(Slot listener);")]
    public Task What_a_multishot_needs_is_enough(string members) => VerifyIn(members);

    [Fact]
    public Task A_buffer_of_messages_must_hold_its_header_and_a_byte_of_payload() => Verify(
        In(
            "[ReceiveMessage({|URING1012:Multishot = true|}, Buffers = \"In\", ControlBytes = 20, Completed = nameof(OnMessage))] "
            + "partial void Hear(Connection connection); private void OnMessage(in ReceivedMessage message) { }",
            attributes: "[BufferRing(\"In\", BufferSize = 64)]"),
        "ReceiveMessage of 'Hear' cannot be multishot into buffers of 64 bytes: the header takes 16, names 28, control data 20, and the payload "
        + "at least one. Declare 'BufferSize = 65' or more for \"In\".");

    [Fact]
    public Task The_smallest_buffer_of_messages_is_enough() => Verify(In(
        "[ReceiveMessage(Multishot = true, Buffers = \"In\", NameBytes = 0, ControlBytes = 47, Completed = nameof(OnMessage))] "
        + "partial void Hear(Connection connection); private void OnMessage(in ReceivedMessage message) { }",
        attributes: "[BufferRing(\"In\", BufferSize = 64)]"));

    [Fact]
    public Task A_multishot_of_messages_needs_a_ring_of_buffers() => VerifyIn(
        "[ReceiveMessage({|URING1012:Multishot = true|}, Completed = nameof(OnMessage))] partial void Hear(Connection connection); "
        + "private void OnMessage(in ReceivedMessage message) { }");

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1012", In("[Receive(Multishot = true, Completed = nameof(OnReceived))] partial void Read(Connection connection);"));
}
