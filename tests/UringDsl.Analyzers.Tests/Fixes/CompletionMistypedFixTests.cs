using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1010.</summary>
public sealed class CompletionMistypedFixTests
{
    [Theory]
    [InlineData(
        "[Nop(Completed = nameof(Done))] partial void Ping(); void {|URING1010:Done|}() { }",
        "[Nop(Completed = nameof(Done))] partial void Ping(); void Done(in Completion completion) { }")]
    [InlineData(
        "[Send(Completed = nameof(Done))] partial void Echo(Connection connection, SendBuffer data); void {|URING1010:Done|}(Sent result, int "
            + "number) { _ = result.IsSuccess; }",
        "[Send(Completed = nameof(Done))] partial void Echo(Connection connection, SendBuffer data); void Done(in Sent result) { _ = result.IsSuccess; }")]
    [InlineData(
        "[ConnectionState] struct Session { public int N; } [Receive(Buffers = \"In\", Completed = nameof(Done))] partial void Read(Connection "
            + "connection); void {|URING1010:Done|}(Session session, in Connection c, ref Received received) { session.N++; }",
        "[ConnectionState] struct Session { public int N; } [Receive(Buffers = \"In\", Completed = nameof(Done))] partial void Read(Connection "
            + "connection); void Done(ref Session session, Connection c, in Received received) { session.N++; }")]
    [InlineData(
        "[Nop(Completed = nameof(Done))] partial void Ping(); System.Threading.Tasks.Task {|URING1010:{|CS0161:Done|}|}(in Completion completion) { }",
        "[Nop(Completed = nameof(Done))] partial void Ping(); void Done(in Completion completion) { }")]
    public Task It_takes_what_is_delivered(string marked, string wanted) => VerifyFixIn<CompletionMistypedFix>(marked, wanted);

    [Theory]
    [InlineData("void {|URING1010:Done|}(int number) { _ = number; }")]
    [InlineData("int {|URING1010:Done|}(in Completion completion) => 1;")]
    [InlineData("void {|URING1010:Done|}<T>(in Completion completion) { }")]
    public Task Code_that_would_not_compile_is_left_alone(string method) =>
        VerifyNoFixIn<CompletionMistypedFix>("[Nop(Completed = nameof(Done))] partial void Ping(); " + method);
}
