using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Threads;

/// <summary>
/// URING3006: async code of a handler that returns void. Hooks are let alone: their signature is given. So is what is handed to another thread,
/// which is not the ring's.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncVoidAnalyzer : UringAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.AsyncVoidOnRing];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterSymbolAction(symbol => AnalyzeHandler(symbol, known), SymbolKind.NamedType);
        context.RegisterOperationAction(operation => AnalyzePost(operation, known), OperationKind.Invocation);
    }

    private static void AnalyzeHandler(SymbolAnalysisContext context, KnownSymbols known)
    {
        if (HandlerModel.Of((INamedTypeSymbol)context.Symbol, known, context.Compilation, context.CancellationToken) is not { } handler) return;
        SourceBodies bodies = SourceBodies.Of(context.Compilation);
        foreach (IMethodSymbol method in handler.Methods)
        {
            bool isHook = method.PartialDefinitionPart is not null;
            if (method is { IsAsync: true, ReturnsVoid: true } && !isHook) Report(context, method, method.Locations[0]);
            if (!HasAsyncInside(method) || bodies.BodyOf(method) is not { } body) continue;
            foreach (IOperation operation in body.Descendants())
            {
                if (operation is ILocalFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } local }) Report(context, local, local.Locations[0]);
                if (operation is IAnonymousFunctionOperation lambda && IsVoid(lambda) && !IsHandedOver(lambda)) context.ReportDiagnostic(Describe(lambda));
            }
        }
    }

    // A handler's own are found with the handler.
    private static void AnalyzePost(OperationAnalysisContext context, KnownSymbols known)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Posts.Is(call.TargetMethod, known) || HandlerTypes.IsOfHandler(context.ContainingSymbol.ContainingType, known)) return;
        foreach (Callee action in Posts.ActionsOf(call))
        {
            if (action.Lambda?.Parent is IAnonymousFunctionOperation lambda && IsVoid(lambda)) context.ReportDiagnostic(Describe(lambda));
        }
    }

    private static bool HasAsyncInside(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantNodes().Any(
        node => node is AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 } or LocalFunctionStatementSyntax));

    private static bool IsVoid(IAnonymousFunctionOperation lambda) => lambda.Symbol is { IsAsync: true, ReturnsVoid: true };

    private static bool IsHandedOver(IOperation lambda)
    {
        IOperation? parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation) parent = parent.Parent;
        return parent switch
        {
            IEventAssignmentOperation => true,
            null => false,
            _ => OtherThreads.In(parent).Any(),
        };
    }

    private static void Report(SymbolAnalysisContext context, IMethodSymbol method, Location location) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.AsyncVoidOnRing, location, $"'{method.Name}'", "Return RingTask"));

    private static Diagnostic Describe(IAnonymousFunctionOperation lambda) => Diagnostic.Create(
        Descriptors.AsyncVoidOnRing, ((AnonymousFunctionExpressionSyntax)lambda.Syntax).AsyncKeyword.GetLocation(), "This lambda",
        "Move it to a method that returns RingTask, and call that");
}
