using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Costs;

/// <summary>
/// URING4001 to URING4004 and URING4007: what a handler allocates with every message. It begins at the completions of receives, sends, reads, writes
/// and polls and in loops that await one, and follows calls. What runs seldom is let alone: connections, timers, the start, what has
/// failed, branches that end a connection, that fill something for the first time or make it grow. Of other classes only
/// what they do on every path counts. It misses what virtual calls do.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CostAnalyzer : HandlerAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.AllocationPerMessage, Descriptors.BoxingPerMessage, Descriptors.DelegatePerMessage, Descriptors.LinqPerMessage,
        Descriptors.TaskPerMessage,
    ];

    private protected override void Analyze(SymbolAnalysisContext context, HandlerModel handler)
    {
        var walk = new CostWalk(handler, (site, path) => context.ReportDiagnostic(Describe(site, path)));
        foreach (IMethodSymbol method in MessageRoots.MethodsOf(handler)) walk.From(method);
        foreach (IMethodSymbol method in handler.Methods.Where(method => method.IsAsync))
        {
            if (SourceBodies.Of(handler.Compilation).BodyOf(method) is not { } body) continue;
            foreach (IOperation loop in MessageRoots.LoopsIn(body, handler)) walk.From(method, loop);
        }
    }

    private static Diagnostic Describe(CostSite site, ImmutableArray<string> path) =>
        Diagnostic.Create(site.Rule, site.At.Syntax.GetLocation(), site.Name, string.Join(" → ", path), site.Detail, site.Remedy);
}
