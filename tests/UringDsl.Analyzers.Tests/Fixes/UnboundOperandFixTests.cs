using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1005.</summary>
public sealed class UnboundOperandFixTests
{
    [Theory]
    [InlineData("[{|URING1005:Close|}] partial void Stop();", "[Close] partial void Stop(Connection connection);")]
    [InlineData("[{|URING1005:Send|}] partial void Say(Connection connection);", "[Send] partial void Say(Connection connection, ReadOnlySpan<byte> data);")]
    [InlineData("[{|URING1005:Timeout|}] partial void Wait();", "[Timeout] partial void Wait(TimeSpan timeout);")]
    [InlineData("[{|URING1005:Unlink|}] partial void Remove();", "[Unlink] partial void Remove(ReadOnlySpan<byte> path);")]
    [InlineData("[{|URING1005:Ftruncate|}] partial void Cut(Descriptor file);", "[Ftruncate] partial void Cut(Descriptor file, ulong length);")]
    [InlineData(
        "[{|URING1005:{|URING1005:Send|}|}] partial void Say();", "[Send] partial void Say(Connection connection, ReadOnlySpan<byte> data);")]
    public Task A_parameter_is_added(string marked, string wanted) => VerifyFixIn<UnboundOperandFix>(marked, wanted);

    [Theory]
    [InlineData("[{|URING1005:Timeout|}] partial void Wait(TimeSpan pause);", "[Timeout(Timeout = nameof(pause))] partial void Wait(TimeSpan pause);")]
    [InlineData(
        "[Send(Data = {|URING1005:nameof(connection)|})] partial void Say(Connection connection, SendBuffer data);",
        "[Send(Data = nameof(data))] partial void Say(Connection connection, SendBuffer data);")]
    public Task A_parameter_is_named(string marked, string wanted) => VerifyFixIn<UnboundOperandFix>(marked, wanted);

    [Theory]
    [InlineData(
        "[UringDsl.RingHandler] sealed partial class H { [{|URING1005:UringDsl.Timeout|}] partial void Wait(); }",
        "[UringDsl.RingHandler] sealed partial class H { [UringDsl.Timeout] partial void Wait(global::System.TimeSpan timeout); }")]
    [InlineData(
        "[UringDsl.RingHandler] sealed partial class H { [{|URING1005:UringDsl.Close|}] partial void Stop(); }",
        "[UringDsl.RingHandler] sealed partial class H { [UringDsl.Close] partial void Stop(global::UringDsl.Connection connection); }")]
    public Task A_type_is_written_as_it_is_in_scope(string marked, string wanted) => VerifyFix<UnboundOperandFix>(marked, wanted);
}
