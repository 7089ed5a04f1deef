using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Results;

/// <summary>URING2045: what is submitted on a connection that has been closed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CloseAnalyzer : HandlerAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ConnectionUsedAfterClose];

    private protected override void Analyze(SymbolAnalysisContext context, HandlerModel handler)
    {
        if (!handler.Methods.Any(CloseClient.IsEnd) && !handler.Submissions.Values.Any(s => CloseClient.Closes(s) || CloseClient.Shuts(s))) return;
        var walk = new FlowWalk<ClosedConnections>(handler, new CloseClient(handler, context.ReportDiagnostic), context.CancellationToken);
        var reach = new CloseReach(handler);
        foreach (IMethodSymbol method in handler.Methods.Where(reach.IsPossible)) walk.Run(method);
    }
}
