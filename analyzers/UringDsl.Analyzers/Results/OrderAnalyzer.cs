using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Results;

/// <summary>URING2048 and 2049: what overtakes what on one file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OrderAnalyzer : HandlerAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.TransfersUnordered, Descriptors.WriteOvertaken];

    private protected override void Analyze(SymbolAnalysisContext context, HandlerModel handler)
    {
        if (!handler.Submissions.Values.Any(s => OrderClient.IsStream(s) || OrderClient.IsWrite(s))) return;
        var walk = new FlowWalk<Underway>(handler, new OrderClient(handler, context.ReportDiagnostic), context.CancellationToken);
        foreach (IMethodSymbol method in handler.Methods) walk.Run(method);
    }
}
