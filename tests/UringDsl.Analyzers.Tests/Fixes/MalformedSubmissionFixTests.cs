using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1003.</summary>
public sealed class MalformedSubmissionFixTests
{
    [Theory]
    [InlineData("[Nop] private void {|URING1003:Ping|}() { }", "[Nop] private partial void Ping();")]
    [InlineData("[Nop] void {|URING1003:{|CS0501:Ping|}|}();", "[Nop] partial void Ping();")]
    [InlineData("[Nop] private void {|URING1003:Ping|}() => throw new NotSupportedException();", "[Nop] private partial void Ping();")]
    [InlineData("[Nop] private Pending<Completion> {|URING1003:Ping|}() { throw null!; }", "[Nop] private partial Pending<Completion> Ping();")]
    public Task It_becomes_a_partial_method_without_a_body(string marked, string wanted) => VerifyFixIn<MalformedSubmissionFix>(marked, wanted);

    [Theory]
    [InlineData("[Nop] static partial void {|URING1003:Ping|}();", "[Nop] partial void Ping();")]
    [InlineData(
        "[Send] partial void Reply(Connection connection, ref SendBuffer {|URING1003:data|});",
        "[Send] partial void Reply(Connection connection, SendBuffer data);")]
    public Task What_it_must_not_be_is_removed(string marked, string wanted) => VerifyFixIn<MalformedSubmissionFix>(marked, wanted);

    [Theory]
    [InlineData("[Nop] private partial {|URING1003:System.Threading.Tasks.Task|} Ping();", "[Nop] private partial Pending<Completion> Ping();")]
    [InlineData(
        "[Send] private partial {|URING1003:Pending<Completion>|} Reply(Connection connection, SendBuffer data);",
        "[Send] private partial Pending<Sent> Reply(Connection connection, SendBuffer data);")]
    [InlineData(
        "[Nop(Link = LinkKind.Soft)] [Nop] private partial {|URING1003:int|} Twice();",
        "[Nop(Link = LinkKind.Soft)] [Nop] private partial Pending<TwiceOutcome> Twice();")]
    public Task It_returns_what_an_awaiter_gets(string marked, string wanted) => VerifyFixIn<MalformedSubmissionFix>(marked, wanted);

    [Theory]
    [InlineData("[Nop] private partial {|URING1003:System.Threading.Tasks.Task|} Ping();", "[Nop] private partial void Ping();")]
    public Task Or_it_returns_nothing(string marked, string wanted) => VerifyFixIn<MalformedSubmissionFix>(marked, wanted, choice: 1);

    [Theory]
    [InlineData(
        "[Nop(Completed = nameof(OnCompletion))] private partial {|URING1003:int|} Ping();",
        "[Nop(Completed = nameof(OnCompletion))] private partial void Ping();")]
    public Task With_a_method_for_the_result_it_returns_nothing_first(string marked, string wanted) =>
        VerifyFixIn<MalformedSubmissionFix>(marked, wanted);
}
