using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using UringDsl.Generator;

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

    /// <summary>Milliseconds of the first run over everything.</summary>
    public double Cold()
    {
        CSharpCompilation compilation = Compile();
        long began = Stopwatch.GetTimestamp();
        Run(Driver(), compilation);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Milliseconds per edit, the median over some, and how many files were written anew in all of them.</summary>
    /// <param name="isInside">In a method of a handler, or in a file without one.</param>
    public (double Milliseconds, int Rewritten) Edit(bool isInside, int edits)
    {
        CSharpCompilation compilation = Compile();
        GeneratorDriver driver = Run(Driver(), compilation);
        double[] times = new double[edits];
        int rewritten = 0;
        for (int edit = 0; edit < edits; edit++)
        {
            int file = isInside ? 1 : 0;
            SyntaxTree old = compilation.SyntaxTrees[file];
            string text = _sources[file];
            int at = text.LastIndexOf('}', text.LastIndexOf('}') - 1);
            SourceText changed = SourceText.From(text.Insert(isInside ? at : text.Length, $" /* {edit} */ "));
            compilation = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(changed, s_options));
            long began = Stopwatch.GetTimestamp();
            driver = Run(driver, compilation);
            times[edit] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            rewritten += driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs)
                .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
        }

        Array.Sort(times);
        return (times[edits / 2], rewritten);
    }

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new UringGenerator().AsSourceGenerator()], parseOptions: s_options,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static GeneratorDriver Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        GeneratorDriver after = driver.RunGenerators(compilation);
        GeneratorRunResult result = after.GetRunResult().Results[0];
        return result.Exception is null ? after : throw new InvalidOperationException("the generator threw", result.Exception);
    }

    private CSharpCompilation Compile() => CSharpCompilation.Create(
        "Bench", _sources.Select(text => CSharpSyntaxTree.ParseText(text, s_options)), _references,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
