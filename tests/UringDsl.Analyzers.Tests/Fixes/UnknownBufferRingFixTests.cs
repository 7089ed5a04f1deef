using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1011.</summary>
public sealed class UnknownBufferRingFixTests
{
    [Theory]
    [InlineData(
        "[Receive(Buffers = {|URING1011:\"in\"|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "[Receive(Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    [InlineData(
        "[Receive(Buffers = {|URING1011:\"Inn\"|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "[Receive(Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    public Task The_nearest_name_is_written(string marked, string wanted) => VerifyFixIn<UnknownBufferRingFix>(marked, wanted);

    [Fact]
    public Task Another_ring_is_declared() => VerifyFix<UnknownBufferRingFix>(
        """
        using UringDsl;

        [RingHandler]
            [BufferRing("In")]
        sealed partial class H
        {
            [Receive(Buffers = {|URING1011:"Messages"|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);
            [Receive(Buffers = {|URING1011:"Messages"|}, Completed = nameof(OnReceived))] partial void Peek(Connection connection);
            void OnReceived(in Received received) { }
        }
        """,
        """
        using UringDsl;

        [RingHandler]
            [BufferRing("In")]
        [BufferRing("Messages")]
        sealed partial class H
        {
            [Receive(Buffers = "Messages", Completed = nameof(OnReceived))] partial void Read(Connection connection);
            [Receive(Buffers = "Messages", Completed = nameof(OnReceived))] partial void Peek(Connection connection);
            void OnReceived(in Received received) { }
        }
        """);
}
