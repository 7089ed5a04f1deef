using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Flow;
using UringDsl.Analyzers.Threads;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Blocking;

/// <summary>
/// URING3004 and URING3005: what makes the ring's thread wait, and what can block it. It begins at completion methods, at hooks, at what is given to
/// Post, and at methods that submit without being called from any of these. What runs once, before the first await of OnStarted or OnStopping, may
/// block; an error path may write and take locks. Virtual calls are not followed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAnalyzer : UringAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RingThreadWaits, Descriptors.RingThreadBlocks];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterSymbolAction(symbol => AnalyzeHandler(symbol, known), SymbolKind.NamedType);
        context.RegisterOperationAction(operation => AnalyzePost(operation, known), OperationKind.Invocation);
    }

    private static void AnalyzeHandler(SymbolAnalysisContext context, KnownSymbols known)
    {
        if (HandlerModel.Of((INamedTypeSymbol)context.Symbol, known, context.Compilation, context.CancellationToken) is not { } handler) return;
        var walk = new BlockingWalk(handler.Handler, context.Compilation, known, site => context.ReportDiagnostic(Describe(site)));
        foreach (RingRoot root in RingRoots.Of(handler)) walk.From(new(root.Method), root.How);
        SourceBodies bodies = SourceBodies.Of(context.Compilation);
        IOperation[] all = [.. handler.Methods.Select(bodies.BodyOf).OfType<IOperation>()];
        foreach (IInvocationOperation post in all.SelectMany(body => body.Descendants()).OfType<IInvocationOperation>())
        {
            if (!Posts.Is(post.TargetMethod, known)) continue;
            foreach (Callee action in Posts.ActionsOf(post)) walk.From(action, RingRootKind.Connection, "Post");
        }

        RingUses uses = RingUses.Of(context.Compilation, known);
        foreach (IMethodSymbol method in handler.Methods)
        {
            bool isCalled = walk.Knows(method) || method.MethodKind is not MethodKind.Ordinary;
            if (!isCalled && uses.IsMeantForRing(method)) walk.From(new(method), RingRootKind.Connection);
        }
    }

    private static void AnalyzePost(OperationAnalysisContext context, KnownSymbols known)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Posts.Is(call.TargetMethod, known) || HandlerTypes.IsOfHandler(context.ContainingSymbol.ContainingType, known)) return;
        foreach (Callee action in Posts.ActionsOf(call))
        {
            if (action.Lambda is null) continue;
            var walk = new BlockingWalk(handler: null, context.Compilation, known, site => context.ReportDiagnostic(Describe(site)));
            walk.From(action, RingRootKind.Connection, call.TargetMethod.Name);
        }
    }

    private static Diagnostic Describe(BlockingSite site) => Diagnostic.Create(
        site.Call.Waits ? Descriptors.RingThreadWaits : Descriptors.RingThreadBlocks,
        site.At is ILockOperation locked ? LockLocation(locked) : site.At.Syntax.GetLocation(),
        site.Call.Name,
        string.Join(" → ", site.Path),
        site.Call.Remedy);

    private static Location LockLocation(ILockOperation locked) => locked.Syntax.GetFirstToken().GetLocation();
}
