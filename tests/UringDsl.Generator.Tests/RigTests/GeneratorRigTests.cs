using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Testing.Toys;
using static UringDsl.Testing.Tests.Controls;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace UringDsl.Testing.Tests;

public class GeneratorRigTests
{
    private const string Other = "namespace N { class Unrelated { } }";

    [Fact]
    public void A_good_generator_passes() => Assert.Contains("=> 42;", Generate(new ToyGenerator(), Good).Text);

    [Fact]
    public void What_was_generated_runs()
    {
        using CompileAndRun program = CompileAndRun.Load(Generate(new ToyGenerator(), Good).Output);
        Assert.Equal(42, program.Invoke("N.P", "Go"));
    }

    [Fact]
    public void A_comment_changes_nothing() =>
        GeneratorRig.Edit(
            new ToyGenerator(), Good, Good + " // why",
            (ToyGenerator.Parse, Reason.Unchanged), (ToyGenerator.Model, Reason.Cached), (GeneratorRig.SourceOutput, Reason.Cached));

    [Fact]
    public void A_rename_is_a_change() =>
        GeneratorRig.Edit(
            new ToyGenerator(), Good, Good.Replace("Go", "Stop"), (ToyGenerator.Model, Reason.Modified), (GeneratorRig.SourceOutput, Reason.Modified));

    [Fact]
    public void An_unrelated_file_is_not_even_parsed() =>
        GeneratorRig.Edit(new ToyGenerator(), [Good], [Good, Other], (ToyGenerator.Model, Reason.Cached));

    [Fact]
    public void A_second_declaration_is_new_and_the_first_is_kept() =>
        GeneratorRig.Edit(
            new ToyGenerator(), Good, Good + "namespace N { partial class Q { [Toy(1)] public static partial int Go(); } }",
            (ToyGenerator.Parse, Reason.Unchanged), (ToyGenerator.Parse, Reason.New),
            (GeneratorRig.SourceOutput, Reason.Cached), (GeneratorRig.SourceOutput, Reason.New));

    [Fact]
    public void An_edit_keeps_the_trees_that_did_not_change_and_drops_those_that_went()
    {
        CSharpCompilation before = TestCompilation.Create(Good, Other, Other);
        CSharpCompilation after = before.Edited(Good, Other + "//");
        Assert.Equal(2, after.SyntaxTrees.Length);
        Assert.Same(before.SyntaxTrees[0], after.SyntaxTrees[0]);
        Assert.EndsWith("//", after.SyntaxTrees[1].ToString());
    }

    [Fact]
    public void An_edited_location_is_seen_by_an_edit_and_not_by_a_clone()
    {
        IIncrementalGenerator leaky = Broken.ThatHoldsALocation;
        CSharpCompilation input = TestCompilation.Create(Plain);
        GeneratorDriver driver = GeneratorRig.Driver(leaky).RunGenerators(input).RunGenerators(input.Clone());
        Assert.Equal(Reason.Unchanged, driver.GetRunResult().Results.Single().TrackedSteps[ToyGenerator.Model].Single().Outputs.Single().Reason);
        GeneratorRig.Edit(leaky, Plain, "\n" + Plain, (ToyGenerator.Model, Reason.Modified));
    }

    // What follows must fail.

    [Fact]
    public void A_symbol_in_the_model_fails() => MustFail("holds a", () => Generate(Broken.ThatHoldsASymbol, Plain));

    [Fact]
    public void A_symbol_behind_a_base_type_fails() => MustFail("value.held", () => Generate(Broken.ThatHidesASymbolInABaseType, Plain));

    [Fact]
    public void Syntax_in_the_model_fails() => MustFail("holds a MethodDeclarationSyntax", () => Generate(Broken.ThatHoldsSyntax, Plain));

    [Fact]
    public void A_location_in_the_model_fails() => MustFail("holds a SourceLocation", () => Generate(Broken.ThatHoldsALocation, Plain));

    [Fact]
    public void A_model_without_value_equality_fails() => MustFail("not value-equal", () => Generate(Broken.ThatChurns, Plain));

    [Fact]
    public void A_step_that_does_not_exist_fails() =>
        MustFail("'Misspelt' never ran", () => GeneratorRig.Generate(new ToyGenerator(), Good, "Misspelt"));

    [Fact]
    public void A_step_that_does_not_exist_fails_in_an_edit() =>
        MustFail("'Misspelt' never ran", () => GeneratorRig.Edit(new ToyGenerator(), Good, Good + " ", ("Misspelt", Reason.Cached)));

    [Fact]
    public void An_edit_with_another_reason_fails() =>
        MustFail("expected [Modified], got [Cached]", () => GeneratorRig.Edit(new ToyGenerator(), Good, Good + " ", (ToyGenerator.Model, Reason.Modified)));

    [Fact]
    public void An_edit_with_another_number_of_outputs_fails() => MustFail(
        "expected [Cached, Cached], got [Cached]",
        () => GeneratorRig.Edit(new ToyGenerator(), Good, Good + " ", (ToyGenerator.Model, Reason.Cached), (ToyGenerator.Model, Reason.Cached)));

    [Fact]
    public void Generating_nothing_fails() => MustFail("nothing was generated", () => Generate(new ToyGenerator(), Declared));

    [Fact]
    public void Output_with_an_error_fails() => MustFail("CS0246", () => Generate(Broken.ThatEmits("class X : Missing { }"), Plain));

    [Fact]
    public void Output_with_a_warning_fails() => MustFail("CS0414", () => Generate(Broken.ThatEmits("class X { private int never = 1; }"), Plain));

    [Fact]
    public void Output_with_an_undocumented_public_type_fails() => MustFail("CS1591", () => Generate(Broken.ThatEmits("public class X { }"), Plain));

    [Fact]
    public void Output_that_needs_unsafe_code_fails() => MustFail("CS0227", () => Generate(Broken.ThatEmits("unsafe class X { }"), Plain));

    [Fact]
    public void A_generator_that_throws_fails() =>
        MustFail("the generator threw", () => Generate(Broken.ThatThrowsWithoutArguments, Plain.Replace("(42)", "")));

    [Fact]
    public void A_generator_that_reports_fails() => MustFail("only an analyzer may", () => Generate(new ReportingGenerator(), Plain));

    [Fact]
    public void Loading_what_does_not_compile_fails() =>
        MustFail("does not compile", () => CompileAndRun.Load(TestCompilation.Create("class X : Missing { }")));

    [Fact]
    public void Calling_what_is_not_there_fails()
    {
        using CompileAndRun program = CompileAndRun.Load(TestCompilation.Create(Plain));
        MustFail("no static method Stop", () => program.Invoke("N.P", "Stop"));
    }

    private static Generated Generate(IIncrementalGenerator generator, string source) => GeneratorRig.Generate(generator, source, ToyGenerator.Model);
}
