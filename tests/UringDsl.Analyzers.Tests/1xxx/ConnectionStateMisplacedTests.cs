using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1024.</summary>
public sealed class ConnectionStateMisplacedTests
{
    [Fact]
    public Task A_state_of_no_handler_is_an_error() => Verify(
        "[UringDsl.ConnectionState] struct {|URING1024:Session|} { }",
        "'Session' cannot be a connection state because it is not nested in a ring handler. Move it into one.");

    [Fact]
    public Task A_second_state_is_an_error() => VerifyIn(
        "[ConnectionState] struct Session { } [ConnectionState] struct {|URING1024:Other|} { }",
        "'Other' cannot be a connection state because 'Session' is one already, and each connection has one. Keep one plain nested struct.");

    [Theory]
    [InlineData("[ConnectionState] ref struct {|URING1024:Session|} { }")]
    [InlineData("[ConnectionState] struct {|URING1024:Session|}<T> { }")]
    public Task A_state_that_no_table_could_hold_is_an_error(string members) => VerifyIn(members);

    [Theory]
    [InlineData("class C { [UringDsl.ConnectionState] struct {|URING1024:Session|} { } }")]
    public Task A_state_in_a_class_that_is_no_handler_is_an_error(string source) => Verify(source);

    [Fact]
    public Task A_state_deeper_in_a_handler_is_not_the_handlers() => Testing.AnalyzerRig.Verify(
        new DeclarationAnalyzer(), new Generator.UringGenerator(),
        "[UringDsl.RingHandler] sealed partial class H { class Inner { [UringDsl.ConnectionState] struct {|URING1024:Session|} { } } }");

    [Theory]
    [InlineData("[ConnectionState] struct Session { }")]
    [InlineData("[ConnectionState] private record struct Session(int Number);")]
    [InlineData("[ConnectionState] public readonly struct Session { }")]
    [InlineData("[ConnectionState] partial struct Session { object? a; } partial struct Session { public void Set() => a = this; }")]
    [InlineData("struct Session { } ref struct Other { }")]
    public Task One_plain_nested_struct_is_fine(string members) => VerifyIn(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1024", "[UringDsl.ConnectionState] struct Session { }");
}
