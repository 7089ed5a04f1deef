using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1021 of options that are written as constants, anywhere in a program.</summary>
public sealed class RingOptionsRangeTests
{
    [Fact]
    public Task A_number_for_which_Run_would_throw_is_an_error() => VerifyOptions(
        "new RingOptions { MaxQueued = {|URING1021:-1|} }",
        "MaxQueued of 'RingOptions' is -1, but it must be from 0 to 2147483647. Write such a number, or nothing for the default.");

    [Fact]
    public Task A_completion_queue_is_not_smaller_than_the_other() => VerifyOptions(
        "new RingOptions { CompletionEntries = {|URING1021:32|}, SubmissionEntries = 64 }",
        "CompletionEntries of 'RingOptions' is 32, but the submission queue has 64 entries. Write at least as many.");

    [Theory]
    [InlineData("new RingOptions { SubmissionEntries = {|URING1021:65536|} }")]
    [InlineData("new RingOptions { SqPollProcessor = {|URING1021:-2|}, BoundedWorkers = {|URING1021:1 << 20|} }")]
    [InlineData("RingOptions.Default with { MaxConnections = {|URING1021:1 << 25|} }")]
    public Task Each_of_them(string expression) => VerifyOptions(expression);

    [Theory]
    [InlineData("new RingOptions { SubmissionEntries = 64, CompletionEntries = 64, MaxConnections = 1 << 24, SqPollProcessor = -1 }")]
    [InlineData("new RingOptions { MaxQueued = int.Parse(\"-1\") }")]
    [InlineData("new RingOptions()")]
    [InlineData("RingOptions.Default with { CopyBytes = 0 }")]
    public Task What_Run_takes_is_fine(string expression) => VerifyOptions(expression);

    [Theory]
    [InlineData("{|URING1021:-1|}", "0")]
    [InlineData("{|URING1021:100000|}", "32768")]
    public Task The_nearest_number_is_written(string marked, string wanted) =>
        VerifyFix<RingOutOfRangeFix>(Of($"new RingOptions {{ SubmissionEntries = {marked} }}"), Of($"new RingOptions {{ SubmissionEntries = {wanted} }}"));

    private static Task VerifyOptions(string expression, params string[] messages) =>
        Testing.AnalyzerRig.Verify(new DeclarationAnalyzer(), new Generator.UringGenerator(), Of(expression), messages);

    private static string Of(string expression) => $"using UringDsl; static class Program {{ static RingOptions Options() => {expression}; }}";
}
