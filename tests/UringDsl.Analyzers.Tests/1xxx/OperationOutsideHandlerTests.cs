using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1022.</summary>
public sealed class OperationOutsideHandlerTests
{
    [Fact]
    public Task An_operation_of_no_handler_is_an_error() => Verify(
        "partial class C { [{|URING1022:UringDsl.Nop|}] partial void Ping(); }",
        "[Nop] on 'Ping' has no effect because 'C' is not a ring handler, and its method gets no body. Put [RingHandler] on 'C', or move the "
        + "submission to a handler.");

    [Theory]
    [InlineData("struct S { [{|URING1022:UringDsl.Nop(Completed = \"x\")|}] void Ping() { } }")]
    [InlineData("static class C { [{|URING1022:UringDsl.Chain|}] static void Ping() { } }")]
    [InlineData("interface I { [{|URING1022:UringDsl.Nop|}] void Ping(); }")]
    [InlineData("class C { int Number { [{|URING1022:UringDsl.Nop|}] get => 1; } }")]
    [InlineData("partial class C { [{|URING1022:UringDsl.Nop(Link = UringDsl.LinkKind.Soft)|}] [UringDsl.Nop] partial void Twice(); }")]
    public Task Wherever_it_stands(string source) => Verify(source);

    [Fact]
    public Task A_class_in_a_handler_is_no_handler() => Testing.AnalyzerRig.Verify(
        new DeclarationAnalyzer(), new Generator.UringGenerator(),
        "[UringDsl.RingHandler] sealed partial class H { partial class Inner { [{|URING1022:UringDsl.Nop|}] partial void Ping(); } }");

    [Theory]
    [InlineData("[RingHandler] sealed partial class H { [Nop] partial void Ping(); }")]
    [InlineData("sealed partial class H { [Nop] partial void Ping(); } [RingHandler] partial class H { }")]
    [InlineData("class NopAttribute : Attribute { } class C { [global::Nop] void Ping() { } } [RingHandler] sealed partial class H { }")]
    public Task In_a_handler_it_is_fine(string source) => Verify(Usings + source);

    [Fact]
    public Task The_rule_can_be_suppressed() =>
        VerifySuppressed("URING1022", "partial class C { [UringDsl.Nop] partial void Ping(); }");
}
