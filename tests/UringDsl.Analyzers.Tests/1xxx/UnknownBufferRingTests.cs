using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1011.</summary>
public sealed class UnknownBufferRingTests
{
    [Fact]
    public Task A_name_that_no_ring_has_is_an_error() => VerifyIn(
        "[Receive(Buffers = {|URING1011:\"Out\"|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "'H' has no buffer ring called \"Out\", so the kernel would have no buffers to pick from. Declared are \"In\".");

    [Fact]
    public Task Without_any_ring_the_declaration_is_shown() => Verify(
        In("[Receive(Buffers = {|URING1011:\"Out\"|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);", attributes: ""),
        "'H' has no buffer ring called \"Out\", so the kernel would have no buffers to pick from. Declare it on the class: [BufferRing(\"Out\")].");

    [Fact]
    public Task A_ring_to_fall_over_to_is_declared_too() => VerifyIn(
        "[Receive(Buffers = \"In\", FallOver = {|URING1011:new[] { \"More\" }|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "'H' has no buffer ring called \"More\", so the kernel would have no buffers to pick from. Declared are \"In\".");

    [Theory]
    [InlineData("[Receive(Buffers = {|URING1011:\"in\"|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    [InlineData("[Receive(Buffers = {|URING1011:nameof(H)|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    [InlineData("[Receive(Multishot = true, Buffers = {|URING1011:\"\"|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    public Task The_name_is_compared_exactly(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Receive(Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    [InlineData("[Receive(Buffers = Name, Completed = nameof(OnReceived))] partial void Read(Connection connection); const string Name = \"I\" + \"n\";")]
    [InlineData("[Receive(Buffers = nameof(In), Completed = nameof(OnReceived))] partial void Read(Connection connection); void In() { }")]
    public Task A_declared_ring_is_found(string members) => VerifyIn(members);

    [Fact]
    public Task The_ring_may_stand_on_another_part() => Verify(
        Usings + "[RingHandler] sealed partial class H { void Done(in Received received) { }\n"
        + "[Receive(Buffers = \"B\", Completed = nameof(Done))] partial void Read(Connection connection); }\n"
        + "[BufferRing(\"A\"), BufferRing(\"B\")] partial class H { }");

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1011", In("[Receive(Buffers = \"Out\", Completed = nameof(OnReceived))] partial void Read(Connection connection);"));
}
