using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Threads;

/// <summary>
/// URING3003: what belongs to a ring's thread and is used on another one. It looks where the platform is given a delegate for another thread, behind
/// <c>ConfigureAwait(false)</c>, in constructors and finalizers of handlers, and in the code that makes a handler. Elsewhere nobody knows
/// who calls, and it is silent: a public method that submits is wrong only where such code calls it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RingThreadAnalyzer : UringAnalyzer
{
    private const string PostIt = "Call it in an action that is given to Post";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RingUsedElsewhere];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var hasHandlers = new Lazy<bool>(() => HandlerSyntax.IsIn(context.Compilation, context.CancellationToken));
        context.RegisterOperationAction(
            operation => AnalyzeHandedOver(operation, OtherThreads.In(operation.Operation), known, hasHandlers),
            OperationKind.Invocation,
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            operation => AnalyzeHandedOver(operation, OtherThreads.In((IEventAssignmentOperation)operation.Operation), known, hasHandlers),
            OperationKind.EventAssignment);
        context.RegisterOperationAction(operation => AnalyzeContinuation(operation, known, hasHandlers), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeMaker(operation, known), OperationKind.VariableDeclarator);
        context.RegisterSymbolAction(symbol => AnalyzeHandler(symbol, known), SymbolKind.NamedType);
    }

    // A delegate that another thread calls.
    private static void AnalyzeHandedOver(
        OperationAnalysisContext context, IEnumerable<(IOperation Value, string Where)> delegates, KnownSymbols known, Lazy<bool> hasHandlers)
    {
        foreach ((IOperation value, string where) in delegates)
        {
            if (Code.Function(value) is not { } callee || !hasHandlers.Value) continue;
            RingUses uses = RingUses.Of(context.Compilation, known);
            string why = $"this runs on {where}";
            if (callee.Lambda is { } lambda) Report(context.ReportDiagnostic, uses.In(lambda), why, PostIt);
            else if (uses.PathOf(callee) is { IsEmpty: false } path) Report(context.ReportDiagnostic, [new(value, path)], why, PostIt);
        }
    }

    // What follows an await that leaves the ring.
    private static void AnalyzeContinuation(OperationAnalysisContext context, KnownSymbols known, Lazy<bool> hasHandlers)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Leaving.IsConfigured(call) || !hasHandlers.Value) return;
        IOperation function = Code.FunctionOf(call);
        if (Leaving.FirstIn(function) != call || IsHandedOver(function)) return;
        RingUses uses = RingUses.Of(context.Compilation, known);
        if (uses.AsksForThread(function)) return;
        HashSet<SyntaxNode> after = Leaving.After(function);
        IEnumerable<RingUse> found = uses.In(function is IAnonymousFunctionOperation lambda ? lambda.Body : function)
            .Where(use => after.Contains(use.At.Syntax));
        Report(
            context.ReportDiagnostic, found, "the ConfigureAwait(false) before it has left the ring for a thread of the pool",
            "Leave ConfigureAwait(false) out: the code behind a plain await runs on the ring's thread again");
    }

    // The code that makes a handler is not on that handler's ring, before Run or behind it.
    private static void AnalyzeMaker(OperationAnalysisContext context, KnownSymbols known)
    {
        var declarator = (IVariableDeclaratorOperation)context.Operation;
        if (!Makers.Makes(declarator, known)) return;
        RingUses uses = RingUses.Of(context.Compilation, known);
        IOperation function = Code.FunctionOf(declarator);
        IEnumerable<RingUse> found = uses.In(function is IAnonymousFunctionOperation lambda ? lambda.Body : function)
            .Where(use => Makers.IsOn(use.At, declarator.Symbol));
        Report(context.ReportDiagnostic, found, "the code that makes the handler is not on its ring's thread", PostIt);
    }

    private static void AnalyzeHandler(SymbolAnalysisContext context, KnownSymbols known)
    {
        var handler = (INamedTypeSymbol)context.Symbol;
        if (!RingMembers.IsHandler(handler, known)) return;
        SourceBodies bodies = SourceBodies.Of(context.Compilation);
        RingUses uses = RingUses.Of(context.Compilation, known);
        foreach (IMethodSymbol method in handler.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.MethodKind is not (MethodKind.Constructor or MethodKind.Destructor) || bodies.BodyOf(method) is not { } body) continue;
            IEnumerable<RingUse> found = uses.In(body);
            if (method.MethodKind == MethodKind.Destructor) Report(context.ReportDiagnostic, found, "a finalizer has a thread of its own", PostIt);
            else
            {
                Report(
                    context.ReportDiagnostic, found, "a constructor runs before there is a ring",
                    "Call it in OnStarted, or in an action that is given to RingAddress.Post, which waits for the start");
            }
        }
    }

    private static bool IsHandedOver(IOperation function)
    {
        IOperation? parent = function.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation) parent = parent.Parent;
        return parent is not null && OtherThreads.In(parent).Any();
    }

    private static void Report(Action<Diagnostic> report, IEnumerable<RingUse> uses, string why, string remedy)
    {
        RingUse[] all = [.. uses.GroupBy(use => use.At.Syntax).Select(same => same.First())];
        foreach (RingUse use in all)
        {
            // 'Ring.Resize(…)': the first of the two throws.
            if (InstanceOf(use.At)?.DescendantsAndSelf().Any(part => all.Any(other => other.At == part)) == true) continue;
            report(Diagnostic.Create(Descriptors.RingUsedElsewhere, use.At.Syntax.GetLocation(), use.Name, why, remedy));
        }
    }

    private static IOperation? InstanceOf(IOperation use) => use switch
    {
        IInvocationOperation call => call.Instance,
        IPropertyReferenceOperation property => property.Instance,
        _ => null,
    };
}
