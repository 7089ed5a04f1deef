using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1002.</summary>
public sealed class UnsupportedHandlerFixTests
{
    [Theory]
    [InlineData("[UringDsl.RingHandler] partial class {|URING1002:H|} { }", "[UringDsl.RingHandler] sealed partial class H { }")]
    [InlineData("[UringDsl.RingHandler] public abstract partial class {|URING1002:H|} { }", "[UringDsl.RingHandler] public sealed partial class H { }")]
    [InlineData("[{|CS0592:UringDsl.RingHandler|}] partial struct {|URING1002:H|} { }", "[UringDsl.RingHandler] sealed partial class H { }")]
    [InlineData("[{|CS0592:UringDsl.RingHandler|}] readonly partial record struct {|URING1002:H|} { }", "[UringDsl.RingHandler] sealed partial class H { }")]
    [InlineData("[UringDsl.RingHandler] sealed partial record {|URING1002:H|} { }", "[UringDsl.RingHandler] sealed partial class H { }")]
    [InlineData("[UringDsl.RingHandler] partial record class {|URING1002:H|} { }", "[UringDsl.RingHandler] sealed partial class H { }")]
    [InlineData("[UringDsl.RingHandler] file sealed partial class {|URING1002:H|} { }", "[UringDsl.RingHandler] sealed partial class H { }")]
    public Task It_becomes_a_sealed_partial_class(string marked, string wanted) => VerifyFix<UnsupportedHandlerFix>(marked, wanted);
}
