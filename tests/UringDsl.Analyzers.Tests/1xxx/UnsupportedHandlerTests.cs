using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1002.</summary>
public sealed class UnsupportedHandlerTests
{
    [Fact]
    public Task An_open_class_is_an_error() => Verify(
        "[UringDsl.RingHandler] partial class {|URING1002:H|} { }",
        "'H' cannot be a ring handler because it is not sealed. A handler is one object with one ring and one dispatch switch: make it a "
        + "'sealed partial class'.");

    [Theory]
    [InlineData("[UringDsl.RingHandler] sealed partial record {|URING1002:H|};")]
    [InlineData("[UringDsl.RingHandler] static partial class {|URING1002:H|} { }")]
    [InlineData("[UringDsl.RingHandler] abstract partial class {|URING1002:H|} { }")]
    [InlineData("[{|CS0592:UringDsl.RingHandler|}] partial struct {|URING1002:H|} { }")]
    [InlineData("[{|CS0592:UringDsl.RingHandler|}] partial interface {|URING1002:H|} { }")]
    [InlineData("[UringDsl.RingHandler] file sealed partial class {|URING1002:H|} { }")]
    [InlineData("file partial class Outer { [UringDsl.RingHandler] sealed partial class {|URING1002:H|} { } }")]
    public Task Only_a_sealed_class_is_a_handler(string source) => Verify(source);

    [Theory]
    [InlineData("[UringDsl.RingHandler] sealed partial class H { }")]
    [InlineData("[UringDsl.RingHandler] sealed partial class H<T> where T : struct { }")]
    [InlineData("sealed partial class H { } [UringDsl.RingHandler] partial class H { }")]
    [InlineData("abstract class Base { } [UringDsl.RingHandler] sealed partial class H(int number) : Base { public int Number => number; }")]
    [InlineData("static partial class Outer { [UringDsl.RingHandler] private sealed partial class H { } }")]
    public Task A_sealed_class_may_stand_anywhere(string source) => Verify(source);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1002", "[UringDsl.RingHandler] partial class H { }");
}
