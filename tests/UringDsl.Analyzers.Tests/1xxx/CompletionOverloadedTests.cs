using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1009.</summary>
public sealed class CompletionOverloadedTests
{
    [Fact]
    public Task Two_methods_of_the_name_are_an_error() => VerifyIn(
        "[Nop(Completed = {|URING1009:nameof(Done)|})] partial void Ping(); void Done(in Completion completion) { } void Done() { }",
        "'H' has 2 methods called 'Done', and the dispatch of 'Ping' must know which one to call. Give the completion method a name of its own.");

    [Theory]
    [InlineData(
        "[Nop(Completed = {|URING1009:nameof(Done)|})] partial void Ping(); void Done(in Completion completion) { } static "
        + "void Done<T>(T value) { }")]
    [InlineData("[Nop(Completed = {|URING1009:nameof(Ping)|})] partial void Ping(); void Ping(in Completion completion) { }")]
    public Task Whatever_they_take_is_an_error(string members) => VerifyIn(members);

    [Theory]
    [InlineData("[Nop(Completed = nameof(Done))] partial void Ping(); void Done(in Completion completion) { } class Inner { void Done() { } }")]
    [InlineData(
        "[Nop(Completed = nameof(Done))] partial void Ping(); partial void Done(in Completion completion); partial void "
        + "Done(in Completion completion) { }")]
    [InlineData(
        "[Nop(Completed = nameof(Done))] partial void A(); [Nop(Completed = nameof(Done))] partial void B(); void Done(in "
        + "Completion completion) { }")]
    public Task One_method_in_two_parts_or_for_two_submissions_is_fine(string members) => VerifyIn(members);

    [Fact]
    public Task A_method_that_hides_the_one_of_a_base_class_is_fine() => Verify(
        Usings + "class Base { protected void Done(in Completion completion) { } }\n"
        + "[RingHandler] sealed partial class H : Base { [Nop(Completed = nameof(Done))] partial void Ping(); new void Done(in Completion c) { } }");

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1009", In("[Nop(Completed = nameof(Done))] partial void Ping(); void Done(in Completion completion) { } void Done() { }"));
}
