using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1025.</summary>
public sealed class OperationMisplacedFixTests
{
    [Theory]
    [InlineData(
        "[Send({|URING1025:Async = true|})] partial void Say(Connection connection, SendBuffer data);",
        "[Send] partial void Say(Connection connection, SendBuffer data);")]
    [InlineData(
        "[Send({|URING1025:ZeroCopy = ZeroCopyMode.Always|})] partial void Say(Connection connection, BufferLease data);",
        "[Send] partial void Say(Connection connection, BufferLease data);")]
    [InlineData(
        "[Send({|URING1025:Released = nameof(Free)|})] partial void Say(Connection connection, ReadOnlySpan<byte> data); void Free(in Released "
            + "released) { }",
        "[Send] partial void Say(Connection connection, ReadOnlySpan<byte> data); void Free(in Released released) { }")]
    [InlineData(
        "[Timeout(Multishot = true, {|URING1025:Absolute = true|})] partial void Tick(TimeSpan timeout);",
        "[Timeout(Multishot = true)] partial void Tick(TimeSpan timeout);")]
    [InlineData("[Timeout({|URING1025:Count = -1|})] partial void Wait(TimeSpan timeout);", "[Timeout] partial void Wait(TimeSpan timeout);")]
    [InlineData(
        "[Shutdown(How = {|URING1025:(ShutdownHow)7|})] partial void Bye(Connection connection);",
        "[Shutdown] partial void Bye(Connection connection);")]
    [InlineData(
        "[ReceiveMessage(Multishot = true, NameBytes = {|URING1025:-1|}, Buffers = \"In\", Completed = nameof(Done))] partial void Hear(Connection "
            + "connection); void Done(in ReceivedMessage message) { }",
        "[ReceiveMessage(Multishot = true, Buffers = \"In\", Completed = nameof(Done))] partial void Hear(Connection connection); void Done(in "
            + "ReceivedMessage message) { }")]
    [InlineData(
        "[Nop(Link = LinkKind.Soft)] [Nop({|URING1025:Drain = true|})] partial void Twice();",
        "[Nop(Link = LinkKind.Soft)] [Nop] partial void Twice();")]
    public Task What_is_too_much_is_removed(string marked, string wanted) => VerifyFixIn<OperationMisplacedFix>(marked, wanted);

    [Theory]
    [InlineData(
        "[{|URING1025:Open(Link = LinkKind.Soft)|}] [{|URING1005:Read(Link = LinkKind.Hard)|}] [{|URING1005:Close|}] partial void Load(string path, "
            + "ReceiveBuffer buffer);",
        "[Open(Link = LinkKind.Soft, Direct = true)] [Read(Link = LinkKind.Hard)] [Close] partial void Load(string path, ReceiveBuffer buffer);")]
    [InlineData("[Timeout({|URING1025:Milliseconds = 0|})] partial void Wait();", "[Timeout(Milliseconds = 1)] partial void Wait();")]
    [InlineData(
        "[{|URING1025:ReceiveMessage(Buffers = \"In\", Completed = nameof(Done))|}] partial void Hear(Connection connection); void Done(in "
            + "ReceivedMessage message) { }",
        "[ReceiveMessage(Buffers = \"In\", Completed = nameof(Done), Multishot = true)] partial void Hear(Connection connection); void Done(in "
            + "ReceivedMessage message) { }")]
    public Task What_is_missing_is_written(string marked, string wanted) => VerifyFixIn<OperationMisplacedFix>(marked, wanted);

    [Theory]
    [InlineData(
        "[Nop] partial void Ping(); [Cancel({|URING1025:\"Pong\"|})] partial void Stop();",
        "[Nop] partial void Ping(); [Cancel(nameof(Ping))] partial void Stop();")]
    public Task A_submission_of_nearly_that_name_is_meant(string marked, string wanted) => VerifyFixIn<OperationMisplacedFix>(marked, wanted);
}
