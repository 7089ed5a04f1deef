using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Memory;

/// <summary>
/// URING2001 to 2006: memory of the user's own that the kernel has. A handler without a submission that takes any is left at once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemoryAnalyzer : HandlerAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.MemoryWrittenInFlight, Descriptors.MemorySharedInFlight, Descriptors.MemoryRecycledInFlight, Descriptors.CompletionTakenForRelease,
        Descriptors.ReleaseUnheard, Descriptors.MemoryReadBeforeFilled,
    ];

    private protected override void Analyze(SymbolAnalysisContext context, HandlerModel handler)
    {
        Dictionary<IMethodSymbol, MemorySubmission> submissions = new(SymbolEqualityComparer.Default);
        foreach (KeyValuePair<IMethodSymbol, SubmissionSpec> submission in handler.Submissions)
        {
            if (MemorySubmission.Of(submission.Key, submission.Value, handler) is { } memory) submissions.Add(submission.Key, memory);
        }

        if (submissions.Count == 0) return;
        var log = new MemoryLog();
        var effects = new MethodEffects(handler);
        var walk = new FlowWalk<MemoryFacts>(handler, new MemoryClient(handler, submissions, effects, log), context.CancellationToken);
        foreach (IMethodSymbol method in handler.Methods) walk.Run(method);
        new MemoryRules(handler, effects, log).Check();
        foreach (Diagnostic diagnostic in log.Diagnostics) context.ReportDiagnostic(diagnostic);
    }
}
