using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Testing.Toys;
using static UringDsl.Testing.Tests.Controls;

namespace UringDsl.Testing.Tests;

public class FixRigTests
{
    private const string Bad = "class P { [Toy(1)] static int {|TOY001:BadGo|}() => 1; [Toy(1)] static int {|TOY001:BadStop|}() => 1; }";
    private const string Fixed = "class P { [Toy(1)] static int GoodGo() => 1; [Toy(1)] static int GoodStop() => 1; }";

    [Fact]
    public Task A_good_fix_passes() => Verify(new ToyFix(), Bad, Fixed);

    [Fact]
    public Task A_fix_is_applied_with_the_generator() => FixRig.Verify(
        new ToyAnalyzer(), new ToyFix(), new ToyGenerator(),
        Declared + "namespace N { partial class P { [Toy(1)] public static partial int {|TOY001:{|CS8795:BadGo|}|}(); } }",
        Declared + "namespace N { partial class P { [Toy(1)] public static partial int GoodGo(); } }");

    // What follows must fail.

    [Fact]
    public Task Another_text_fails() => MustFail("fixed one by one, the text is not", () => Verify(new ToyFix("Better"), Bad, Fixed));

    [Fact]
    public Task A_fix_that_changes_nothing_fails() => MustFail("does not remove its own", () => Verify(new ToyFix("Bad"), Bad, Fixed));

    [Fact]
    public Task A_fix_that_offers_nothing_fails() => MustFail("offers 0 actions", () => Verify(new ToyFix(offers: false), Bad, Fixed));

    [Fact]
    public Task An_action_without_a_key_fails() => MustFail("no equivalence key", () => Verify(new ToyFix(key: null), Bad, Fixed));

    [Fact]
    public Task A_fix_that_cannot_fix_all_fails() => MustFail("cannot fix all", () => Verify(new ToyFix(fixesAll: false), Bad, Fixed));

    [Fact]
    public Task A_fix_that_fixes_all_differently_fails() => MustFail("fixed all at once, the text is not", () => Verify(new LazyFix(), Bad, Fixed));

    [Fact]
    public Task A_fix_of_all_alone_that_leaves_something_fails() => MustFail(
        "fixed all at once, the text is not",
        () => FixRig.VerifyAtOnce(new ToyAnalyzer(), new LazyFix(), generator: null, Declared + Bad, Declared + Fixed));

    [Fact]
    public Task A_source_without_a_fixable_diagnostic_fails() => MustFail("nothing marked", () => Verify(new ToyFix(), Fixed, Fixed));

    [Fact]
    public Task A_result_that_does_not_compile_fails() => MustFail(
        "CS0103",
        () => Verify(
            new ToyFix(),
            "class P { [Toy(1)] static int {|TOY001:BadGo|}() => 1; static int Use() => BadGo(); }",
            "class P { [Toy(1)] static int GoodGo() => 1; static int Use() => BadGo(); }"));

    private static Task Verify(CodeFixProvider fix, string marked, string wanted) =>
        FixRig.Verify(new ToyAnalyzer(), fix, generator: null, Declared + marked, Declared + wanted);
}
