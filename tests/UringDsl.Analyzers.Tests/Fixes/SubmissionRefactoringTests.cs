using System.Threading.Tasks;
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

public sealed class SubmissionRefactoringTests
{
    [Theory]
    [InlineData(
        "[{|HERE:|}Send] partial void Say(Connection connection, SendBuffer data);",
        "[Send(Completed = nameof(OnSaySent))] partial void Say(Connection connection, SendBuffer data);",
        "OnSaySent", "(Connection connection, in Sent sent)")]
    [InlineData(
        "[Unlink] partial void {|HERE:Remove|}(string path);", "[Unlink(Completed = nameof(OnRemoveCompletion))] partial void Remove(string path);",
        "OnRemoveCompletion", "(in Completion completion)")]
    [InlineData(
        "[Nop(Link = LinkKind.Soft)] [{|HERE:Nop|}] partial void Twice();",
        "[Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(OnTwiceCompleted))] partial void Twice();",
        "OnTwiceCompleted", "(in TwiceOutcome outcome)")]
    public Task A_method_for_the_result_is_written(string marked, string wanted, string name, string parameters) =>
        Verify(marked, $"{wanted}\n\n    private void {name}{parameters}\n    {{\n    }}", $"Let '{name}' get the result");

    [Fact]
    public Task A_method_that_hears_of_released_memory_is_written() => Verify(
        "[{|HERE:Send|}(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent))] partial void Say(Connection connection, SendBuffer data);",
        "[Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent), Released = nameof(OnSayReleased))] "
            + "partial void Say(Connection connection, SendBuffer data);"
            + "\n\n    private void OnSayReleased(Connection connection, in Released released)\n    {\n    }",
        "Hear when the memory of 'Say' is free");

    [Theory]
    [InlineData("if (!received.IsSuccess) Bye(connection); {|HERE:|}", "if (!received.IsSuccess) Bye(connection); ")]
    public Task A_statement_that_arms_again_is_written(string marked, string wanted)
    {
        const string Frame = "[Receive(Multishot = true, Buffers = \"In\", Rearm = Rearm.Manual, Completed = nameof(Done))] partial void Read(Connection c); "
            + "[Close] partial void Bye(Connection connection); void Done(in Received received, Connection connection) { ";
        return Verify(
            Frame + marked + "}", Frame + wanted + "if (!received.IsArmed && received.IsSuccess) Read(connection); }", "Submit 'Read' again when it has ended");
    }

    [Theory]
    [InlineData("[{|HERE:Nop|}(Completed = nameof(OnCompletion))] partial void Ping();")]
    [InlineData("[{|HERE:Nop|}] private partial Pending<Completion> Ping();")]
    [InlineData("[{|HERE:Abort|}] partial void Drop(Connection connection);")]
    [InlineData("[{|HERE:Nop|}] partial void Ping(); void OnPingCompletion() { }")]
    [InlineData("void {|HERE:Other|}() { }")]
    [InlineData("int _number{|HERE:|};")]
    [InlineData("[{|HERE:Send|}(ZeroCopy = ZeroCopyMode.Always)] private partial Pending<Sent> Say(Connection connection, BufferLease data);")]
    public Task Where_nothing_is_missing_nothing_is_offered(string members) => RefactoringRig.VerifyNone(new SubmissionRefactoring(), In(members));

    [Fact]
    public Task Outside_of_a_handler_nothing_is_offered() => RefactoringRig.VerifyNone(new SubmissionRefactoring(), "class C { void {|HERE:M|}() { } }");

    private static Task Verify(string marked, string wanted, params string[] titles) =>
        RefactoringRig.Verify(new DeclarationAnalyzer(), new SubmissionRefactoring(), new UringGenerator(), In(marked), In(wanted), titles);
}
