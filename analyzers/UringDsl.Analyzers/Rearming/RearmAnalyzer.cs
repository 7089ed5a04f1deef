using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Rearming;

/// <summary>URING2040 to 2042: multishots that the handler itself submits again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RearmAnalyzer : HandlerAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.MultishotNotRearmed, Descriptors.MultishotArmedTwice, Descriptors.MultishotRearmedOnError];

    private protected override void Analyze(SymbolAnalysisContext context, HandlerModel handler)
    {
        foreach (KeyValuePair<IMethodSymbol, SubmissionSpec> submission in handler.Submissions)
        {
            SubmissionSpec spec = submission.Value;
            if (spec.Steps.Count != 1 || !spec.Steps[0].ManualRearm || handler.MethodOf(spec.Completed) is not { } completed) continue;
            if (completed.DeclaringSyntaxReferences.Length == 0) continue;
            var client = new RearmClient(handler, spec, completed, context.ReportDiagnostic);
            new FlowWalk<RearmFacts>(handler, client, context.CancellationToken).Run(completed);
            client.Finish();
        }
    }
}
