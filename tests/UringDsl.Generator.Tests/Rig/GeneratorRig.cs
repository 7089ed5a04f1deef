using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace UringDsl.Testing;

/// <summary>Runs a generator the way a build and an IDE do, and fails on anything unexpected.</summary>
internal static class GeneratorRig
{
    /// <summary>The name of the last step, for <c>Edit</c>.</summary>
    public const string SourceOutput = WellKnownGeneratorOutputs.SourceOutput;

    public static GeneratorDriver Driver(
        IIncrementalGenerator generator, ParseOptions? options = null, AnalyzerOptions? project = null) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: (CSharpParseOptions?)options ?? TestCompilation.ParseOptions,
        optionsProvider: project?.AnalyzerConfigOptionsProvider,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>One run, and no promise but that the generator does not throw.</summary>
    public static Generated Run(IIncrementalGenerator generator, CSharpCompilation input, AnalyzerOptions? project = null) =>
        Run(Driver(generator, input.SyntaxTrees.FirstOrDefault()?.Options, project), input, out _);

    public static Generated Generate(IIncrementalGenerator generator, string source, params string[] steps) =>
        Generate(generator, TestCompilation.Create(source), steps);

    /// <summary>
    /// The generator does not throw, reports nothing and generates something; the output compiles without a warning; each named step
    /// exists, holds nothing of Roslyn's and is value-equal when run again; the source outputs then come from the cache.
    /// </summary>
    public static Generated Generate(IIncrementalGenerator generator, CSharpCompilation input, params string[] steps)
    {
        Generated first = Run(Driver(generator), input, out GeneratorDriver driver);
        RigFailure.Unless(first.Diagnostics.IsEmpty, $"the generator reported diagnostics; only an analyzer may: {string.Join("; ", first.Diagnostics)}");
        RigFailure.Unless(first.Files.Count > 0, "nothing was generated");
        AssertCompilesClean(first);

        GeneratorRunResult again = Run(driver, input.Clone(), out _).Run;
        foreach (string step in steps)
        {
            foreach ((object value, IncrementalStepRunReason reason) in Outputs(again, step))
            {
                RoslynFree.Assert(value, step);
                RigFailure.Unless(IsReused(reason), $"step '{step}' is not value-equal: {reason} on an unchanged project");
            }
        }
        RigFailure.Unless(
            Outputs(again, SourceOutput).All(output => output.Reason == IncrementalStepRunReason.Cached),
            "a source output ran again on an unchanged project");
        return first;
    }

    public static void Edit(
        IIncrementalGenerator generator, string before, string after, params (string Step, IncrementalStepRunReason Reason)[] expected) =>
        Edit(generator, [before], [after], expected);

    /// <summary>
    /// After the edit, each named step has run with exactly these reasons: one pair for each of its outputs, in any order. A step that is
    /// not named is not checked; <see cref="SourceOutput"/> names the last one.
    /// </summary>
    public static void Edit(
        IIncrementalGenerator generator, string[] before, string[] after, params (string Step, IncrementalStepRunReason Reason)[] expected)
    {
        CSharpCompilation input = TestCompilation.Create(before);
        Run(Driver(generator), input, out GeneratorDriver driver);
        GeneratorRunResult run = Run(driver, input.Edited(after), out _).Run;
        foreach (IGrouping<string, IncrementalStepRunReason> step in expected.GroupBy(pair => pair.Step, pair => pair.Reason))
        {
            string want = Show(step), got = Show(Outputs(run, step.Key).Select(output => output.Reason));
            RigFailure.Unless(want == got, $"step '{step.Key}': expected {want}, got {got}");
        }
    }

    private static Generated Run(GeneratorDriver before, CSharpCompilation input, out GeneratorDriver after)
    {
        after = before.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        GeneratorRunResult run = after.GetRunResult().Results.Single();
        RigFailure.Unless(run.Exception is null, $"the generator threw: {run.Exception}");
        return new(input, output, run, diagnostics);
    }

    private static void AssertCompilesClean(Generated generated)
    {
        List<Diagnostic> noise = [.. TestCompilation.Noise(generated.Output, generated.Input)];
        RigFailure.Unless(noise.Count == 0, $"the output does not compile clean:\n{string.Join("\n", noise)}\n{generated.Text}");
    }

    private static List<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRunResult run, string step)
    {
        bool ran = run.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            || run.TrackedOutputSteps.TryGetValue(step, out steps);
        RigFailure.Unless(ran, $"step '{step}' never ran; what ran: {string.Join(", ", run.TrackedSteps.Keys.Order(StringComparer.Ordinal))}");
        return [.. steps.SelectMany(s => s.Outputs)];
    }

    private static bool IsReused(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static string Show(IEnumerable<IncrementalStepRunReason> reasons) =>
        $"[{string.Join(", ", reasons.Select(reason => reason.ToString()).Order(StringComparer.Ordinal))}]";
}
