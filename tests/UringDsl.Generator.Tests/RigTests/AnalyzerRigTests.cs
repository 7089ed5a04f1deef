using System.Linq;
using System.Threading.Tasks;
using UringDsl.Testing.Toys;
using static UringDsl.Testing.Tests.Controls;

namespace UringDsl.Testing.Tests;

public class AnalyzerRigTests
{
    private const string Bad = "class P { [Toy(1)] static int {|TOY001:BadGo|}() => 1; }";

    [Fact]
    public Task A_marked_diagnostic_passes_with_its_message() => Verify(Bad, "The name 'BadGo' is bad");

    [Fact]
    public Task A_partial_method_is_analyzed_with_its_generated_body() => AnalyzerRig.Verify(new ToyAnalyzer(), new ToyGenerator(), Good);

    [Fact]
    public Task A_suppressed_diagnostic_is_none() =>
        Verify("#pragma warning disable TOY001\nclass P { [Toy(1)] static int BadGo() => 1; }");

    [Fact]
    public Task A_marked_compiler_error_passes() => Verify("class P : {|CS0246:Missing|} { }");

    [Fact]
    public void Spans_nest_and_may_be_empty()
    {
        Markup markup = Markup.Parse("a{|A:b{|B:|}c|}");
        Assert.Equal("abc", markup.Text);
        Assert.Equal([("A", new(1, 2)), ("B", new(2, 0))], markup.Expected.ToArray());
    }

    [Fact]
    public Task Typing_a_good_declaration_breaks_nothing() => TypingRig.DropEachToken(new ToyGenerator(), Good, new ToyAnalyzer());

    // What follows must fail.

    [Fact]
    public Task A_missing_diagnostic_fails() => MustFail(
        "expected TOY001", () => Verify("class P { [Toy(1)] static int {|TOY001:Go|}() => 1; }"));

    [Fact]
    public Task An_extra_diagnostic_fails() => MustFail(
        "expected nothing\n  actual TOY001", () => Verify("class P { [Toy(1)] static int BadGo() => 1; }"));

    [Fact]
    public Task A_wrong_span_fails() => MustFail(
        "expected TOY001", () => Verify("class P { [Toy(1)] static int {|TOY001:BadG|}o() => 1; }"));

    [Fact]
    public Task The_same_diagnostic_twice_fails_when_marked_once() => MustFail(
        "expected CS0246", () => Verify("class P { {|CS0246:Missing|} one() => throw null!; Missing two() => throw null!; }"));

    [Fact]
    public Task Another_message_fails() => MustFail("expected message", () => Verify(Bad, "The name is bad"));

    [Fact]
    public Task Broken_input_fails() => MustFail("CS0246", () => Verify("class P : Missing { }"));

    [Fact]
    public Task An_analyzer_that_throws_fails() => MustFail(
        "AD0001", () => AnalyzerRig.Verify(new CrashingAnalyzer(), null, Declared + "class P { [System.Obsolete] static int Go() => 1; }"));

    [Fact]
    public Task A_diagnostic_in_generated_code_fails() => MustFail(
        "in generated code", () => AnalyzerRig.Verify(new AstrayAnalyzer(), new ToyGenerator(), Good));

    [Fact]
    public void Markup_that_never_closes_fails() => MustFail("never closed", () => Markup.Parse("{|A:b"));

    [Fact]
    public void Markup_that_closes_nothing_fails() => MustFail("closes nothing", () => Markup.Parse("b|}"));

    [Fact]
    public Task A_generator_that_throws_while_one_types_fails() => MustFail(
        "on line 1 the generator threw", () => TypingRig.DropEachToken(Broken.ThatThrowsWithoutArguments, Good));

    [Fact]
    public Task An_analyzer_that_crashes_while_one_types_fails() => MustFail(
        "an analyzer crashed", () => TypingRig.DropEachToken(new ToyGenerator(), Good, new CrashingAnalyzer()));

    private static Task Verify(string marked, params string[] messages) =>
        AnalyzerRig.Verify(new ToyAnalyzer(), generator: null, Declared + marked, messages);
}
