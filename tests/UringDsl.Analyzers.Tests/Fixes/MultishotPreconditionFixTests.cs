using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1012.</summary>
public sealed class MultishotPreconditionFixTests
{
    [Theory]
    [InlineData(
        "[Receive({|URING1012:Multishot = true|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "[Receive(Multishot = true, Completed = nameof(OnReceived), Buffers = \"In\")] partial void Read(Connection connection);")]
    [InlineData(
        "[Receive({|URING1012:Multishot = true|}, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection, "
            + "ReceiveBuffer buffer);",
        "[Receive(Multishot = true, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    [InlineData(
        "[Poll({|URING1012:Multishot = true|}, Events = UringDsl.Abi.PollEvents.In)] private partial Pending<Polled> Watch(Descriptor file);",
        "[Poll(Events = UringDsl.Abi.PollEvents.In)] private partial Pending<Polled> Watch(Descriptor file);")]
    public Task Buffers_are_named(string marked, string wanted) => VerifyFixIn<MultishotPreconditionFix>(marked, wanted);

    [Theory]
    [InlineData(
        "[RingHandler] sealed partial class H { [Receive({|URING1012:Multishot = true|}, Completed = nameof(Done))] partial void Read(Connection "
            + "connection); void Done(in Received received) { } }",
        "[RingHandler] [BufferRing(\"Inbound\")] sealed partial class H { [Receive(Multishot = true, Completed = nameof(Done), Buffers = "
            + "\"Inbound\")] partial void Read(Connection connection); void Done(in Received received) { } }")]
    [InlineData(
        "[RingHandler] [BufferRing(\"In\", BufferSize = 40)] sealed partial class H { [ReceiveMessage({|URING1012:Multishot = true|}, Buffers = "
            + "\"In\", Completed = nameof(Done))] partial void Read(Connection connection); void Done(in ReceivedMessage message) { } }",
        "[RingHandler] [BufferRing(\"In\", BufferSize = 64)] sealed partial class H { [ReceiveMessage(Multishot = true, Buffers = \"In\", Completed "
            + "= nameof(Done))] partial void Read(Connection connection); void Done(in ReceivedMessage message) { } }")]
    public Task Without_any_they_are_declared(string marked, string wanted) => VerifyFix<MultishotPreconditionFix>(Usings + marked, Usings + wanted);
}
