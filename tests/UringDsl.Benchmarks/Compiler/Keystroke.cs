using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using UringDsl.Benchmarks.Micro;
using UringDsl.Generator;
using static UringDsl.Benchmarks.Statistics.Ratio;

namespace UringDsl.Benchmarks.Compiler;

/// <summary>What the generator costs when one character of a project changes, as in an editor: the driver keeps what it knew.</summary>
internal sealed class Keystroke
{
    private const string Elsewhere = "namespace Bench; internal static class Elsewhere { public static int Number => 1; }";
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest);
    private readonly string[] _sources;
    private readonly MetadataReference[] _references;

    public Keystroke(int handlers)
    {
        _sources = [Elsewhere, .. HandlerSources.Make(handlers)];
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        _references = [.. trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "UringDsl.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];
    }

    /// <summary>A driver that has seen nothing, and what it is to see.</summary>
    public (GeneratorDriver Driver, CSharpCompilation Compilation) Begin() => (Driver(tracks: false), Compile());

    /// <summary>The same project after an edit, which is a comment.</summary>
    /// <param name="compilation">It before the edit.</param>
    /// <param name="isInside">In a method of a handler, or in a file without one.</param>
    /// <param name="edit">Which edit it is.</param>
    public CSharpCompilation Change(CSharpCompilation compilation, bool isInside, int edit)
    {
        int file = isInside ? 1 : 0;
        string text = _sources[file];
        int at = text.LastIndexOf('}', text.LastIndexOf('}') - 1);
        SourceText changed = SourceText.From(text.Insert(isInside ? at : text.Length, $" /* {edit} */ "));
        return compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], CSharpSyntaxTree.ParseText(changed, s_options));
    }

    /// <summary>The driver of a run in which the generator did not throw.</summary>
    /// <exception cref="InvalidOperationException">It did.</exception>
    public static GeneratorDriver Checked(GeneratorDriver driver) =>
        driver.GetRunResult().Results[0].Exception is { } thrown ? throw new InvalidOperationException("the generator threw", thrown) : driver;

    /// <summary>Milliseconds of the first run over everything.</summary>
    public double Cold()
    {
        (GeneratorDriver driver, CSharpCompilation compilation) = Begin();
        return Measure(driver, compilation).Milliseconds;
    }

    /// <summary>What an edit costs, the median over some of them.</summary>
    /// <param name="isInside">In a method of a handler, or in a file without one.</param>
    /// <param name="edits">How many.</param>
    public EditCost Edit(bool isInside, int edits)
    {
        CSharpCompilation compilation = Compile();
        GeneratorDriver driver = Measure(Driver(tracks: false), compilation).After, tracking = Measure(Driver(tracks: true), compilation).After;
        double[] times = new double[edits], transforms = new double[edits];
        int rewritten = 0;
        for (int edit = 0; edit < edits; edit++)
        {
            compilation = Change(compilation, isInside, edit);
            (driver, times[edit]) = Measure(driver, compilation);

            // Steps are recorded by a driver of its own, since that costs time, and over symbols that nobody has bound yet.
            tracking = Measure(tracking, compilation.Clone()).After;
            GeneratorRunResult result = tracking.GetRunResult().Results[0];
            transforms[edit] = result.TrackedSteps["Parse"].Sum(step => step.ElapsedTime.TotalMicroseconds) / (_sources.Length - 1);
            rewritten += result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs)
                .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
        }

        return new(MedianOf(times), MedianOf(transforms), rewritten);
    }

    private static GeneratorDriver Driver(bool tracks) => CSharpGeneratorDriver.Create(
        [new UringGenerator().AsSourceGenerator()], parseOptions: s_options,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracks));

    // A driver works on the thread that calls it: its processor time is what passes where nothing else runs.
    private static (GeneratorDriver After, double Milliseconds) Measure(GeneratorDriver driver, CSharpCompilation compilation)
    {
        double began = ProcessorTime.OfThisThread();
        GeneratorDriver after = driver.RunGenerators(compilation);
        double milliseconds = (ProcessorTime.OfThisThread() - began) / 1e6;
        return (Checked(after), milliseconds);
    }

    private CSharpCompilation Compile() => CSharpCompilation.Create(
        "Bench", _sources.Select(text => CSharpSyntaxTree.ParseText(text, s_options)), _references,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
