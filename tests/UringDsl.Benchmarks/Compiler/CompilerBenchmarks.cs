using System;
using System.Collections.Immutable;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers;

namespace UringDsl.Benchmarks.Compiler;

/// <summary>
/// The generator's first run over many handlers, edits among few of them, and the analyzers over these, when the JIT has come to its end. Each time
/// the compilation is another one, of which nothing has been bound.
/// </summary>
public class CompilerBenchmarks
{
    private const int Few = 20, Many = 1000, WarmEdits = 400, WarmRuns = 30;

    private readonly Keystroke _few = new(Few), _many = new(Many);
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers =
    [
        .. typeof(DeclarationAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private GeneratorDriver _driver = null!;
    private CSharpCompilation _compilation = null!;
    private int _edits;

    [IterationSetup(Target = nameof(First_run_over_1000))]
    public void BeginMany() => (_driver, _compilation) = _many.Begin();

    [Benchmark]
    public GeneratorDriver First_run_over_1000() => Keystroke.Checked(_driver.RunGenerators(_compilation));

    [GlobalSetup(Targets = [nameof(Edit_elsewhere_of_20), nameof(Edit_in_one_of_20)])]
    public void WarmTheDriver()
    {
        (_driver, _compilation) = _few.Begin();
        for (int edit = 0; edit < WarmEdits; edit++)
        {
            Change(isInside: edit % 2 == 0);
            _driver = Keystroke.Checked(_driver.RunGenerators(_compilation));
        }
    }

    [IterationSetup(Target = nameof(Edit_elsewhere_of_20))]
    public void ChangeElsewhere() => Change(isInside: false);

    [Benchmark]
    public GeneratorDriver Edit_elsewhere_of_20() => _driver = Keystroke.Checked(_driver.RunGenerators(_compilation));

    [IterationSetup(Target = nameof(Edit_in_one_of_20))]
    public void ChangeInside() => Change(isInside: true);

    [Benchmark]
    public GeneratorDriver Edit_in_one_of_20() => _driver = Keystroke.Checked(_driver.RunGenerators(_compilation));

    [GlobalSetup(Target = nameof(Analyzers_over_20))]
    public void WarmTheAnalyzers()
    {
        for (int run = 0; run < WarmRuns; run++)
        {
            Generate();
            Analyzers_over_20();
        }
    }

    [IterationSetup(Target = nameof(Analyzers_over_20))]
    public void Generate()
    {
        (GeneratorDriver driver, CSharpCompilation compilation) = _few.Begin();
        Keystroke.Checked(driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation all, out _));
        _compilation = (CSharpCompilation)all;
    }

    [Benchmark]
    public ImmutableArray<Diagnostic> Analyzers_over_20()
    {
        ImmutableArray<Diagnostic> diagnostics = _compilation.WithAnalyzers(_analyzers).GetAnalyzerDiagnosticsAsync().Result;
        return diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } thrown
            ? throw new InvalidOperationException(thrown.GetMessage(null))
            : diagnostics;
    }

    private void Change(bool isInside) => _compilation = _few.Change(_compilation, isInside, _edits++);
}
