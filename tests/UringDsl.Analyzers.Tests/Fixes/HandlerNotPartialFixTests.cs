using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1001.</summary>
public sealed class HandlerNotPartialFixTests
{
    [Theory]
    [InlineData("[UringDsl.RingHandler] sealed class {|URING1001:H|} { }", "[UringDsl.RingHandler] sealed partial class H { }")]
    [InlineData(
        "public static class {|URING1001:Outer|} { [UringDsl.RingHandler] sealed class {|URING1001:H|} { } }",
        "public static partial class Outer { [UringDsl.RingHandler] sealed partial class H { } }")]
    [InlineData(
        "readonly record struct {|URING1001:Outer|} { [UringDsl.RingHandler] sealed partial class H { } }",
        "readonly partial record struct Outer { [UringDsl.RingHandler] sealed partial class H { } }")]
    [InlineData(
        "[UringDsl.RingHandler] sealed partial class H { } sealed class {|CS0260:{|URING1001:H|}|} { }",
        "[UringDsl.RingHandler] sealed partial class H { } sealed partial class H { }")]
    public Task Partial_is_written_in_front_of_the_keyword(string marked, string wanted) => VerifyFix<HandlerNotPartialFix>(marked, wanted);
}
