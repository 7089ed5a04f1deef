using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>
/// A declaration gets code exactly when it has no error; with one it gets at most stubs, which are no program. A suppressed error is one.
/// </summary>
internal static class Agreement
{
    private const string Program = "global::UringDsl.CompilerServices.IRingProgram";

    public static async Task Assert(DiagnosticAnalyzer analyzer, IIncrementalGenerator generator, CSharpCompilation input)
    {
        Generated generated = GeneratorRig.Run(generator, input);
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        ImmutableArray<Diagnostic> said = await generated.Output.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync();
        List<Diagnostic> errors = [.. said.Where(d => d.DefaultSeverity == DiagnosticSeverity.Error)];
        bool isProgram = generated.Text.Contains(Program, StringComparison.Ordinal);
        RigFailure.Unless(errors.Count == 0 || !isProgram, $"code was generated in spite of:\n{string.Join("\n", errors)}");
        RigFailure.Unless(errors.Count > 0 || isProgram, "there is no error, and no code");
    }
}
