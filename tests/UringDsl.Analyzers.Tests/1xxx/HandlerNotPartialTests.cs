using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1001.</summary>
public sealed class HandlerNotPartialTests
{
    [Fact]
    public Task A_handler_without_partial_is_an_error() => Verify(
        "[UringDsl.RingHandler] sealed class {|URING1001:H|} { }",
        "'H' is not partial, so the generator cannot add the bodies of the submissions of 'H' to it. Write 'partial class' here.");

    [Fact]
    public Task A_type_around_a_handler_is_partial_too() => Verify(
        "partial class Outer { static class {|URING1001:Middle|} { [UringDsl.RingHandler] sealed partial class H { } } }",
        "'Middle' is not partial, so the generator cannot add the bodies of the submissions of 'H' to it. Write 'partial class' here.");

    [Fact]
    public Task Each_type_without_partial_is_named() => Verify(
        "struct {|URING1001:Outer|} { [UringDsl.RingHandler] sealed class {|URING1001:H|} { } }");

    [Fact]
    public Task One_part_without_partial_is_the_place() => Verify(
        "[UringDsl.RingHandler] sealed partial class H { } sealed class {|CS0260:{|URING1001:H|}|} { }");

    [Theory]
    [InlineData("[UringDsl.RingHandler] sealed partial class H { }")]
    [InlineData("[UringDsl.RingHandler] sealed partial class H { } partial class H { }")]
    [InlineData("partial interface I { internal partial record struct R { [UringDsl.RingHandler] internal sealed partial class H { } } }")]
    [InlineData("[UringDsl.RingHandler] sealed partial class H { sealed class Inside { } }")]
    public Task Partial_is_enough(string source) => Verify(source);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1001", "[UringDsl.RingHandler] sealed class H { }");
}
