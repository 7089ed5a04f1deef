using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace UringDsl.Testing;

/// <summary>What an IDE does all day: code with a hole in it. Whatever is missing, a generator does not throw and an analyzer does not crash.</summary>
internal static class TypingRig
{
    private const string AnalyzerCrashed = "AD0001";

    /// <summary>Drops each token of the source in turn.</summary>
    public static async Task DropEachToken(IIncrementalGenerator generator, string source, params DiagnosticAnalyzer[] analyzers)
    {
        CSharpCompilation whole = TestCompilation.Create(source);
        GeneratorDriver driver = GeneratorRig.Driver(generator).RunGenerators(whole);
        SyntaxNode root = await whole.SyntaxTrees[0].GetRootAsync();
        foreach (SyntaxToken token in root.DescendantTokens().Where(token => token.Span.Length > 0))
        {
            CSharpCompilation torn = whole.Edited(source.Remove(token.SpanStart, token.Span.Length));
            string hole = $"without '{token}' on line {token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
            GeneratorDriver after = driver.RunGeneratorsAndUpdateCompilation(torn, out Compilation output, out _);
            Exception? thrown = after.GetRunResult().Results.Single().Exception;
            RigFailure.Unless(thrown is null, $"{hole} the generator threw: {thrown}");
            await AssertNoCrash(output, [.. analyzers], hole);
        }
    }

    private static async Task AssertNoCrash(Compilation output, ImmutableArray<DiagnosticAnalyzer> analyzers, string hole)
    {
        if (analyzers.IsEmpty) return;
        ImmutableArray<Diagnostic> found = await output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        Diagnostic? crash = found.FirstOrDefault(d => d.Id == AnalyzerCrashed);
        RigFailure.Unless(crash is null, $"{hole} an analyzer crashed: {crash}");
    }
}
