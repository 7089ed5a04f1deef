using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Awaiting;

/// <summary>
/// URING2030 to 2032: a call that returns a <c>Pending</c>, and what becomes of it. That it is awaited twice, stored or captured is the compiler's
/// to say: it is a ref struct. What is missed on purpose: a local that is awaited on some paths only, and what another method does with one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PendingAnalyzer : UringAnalyzer
{
    private const string Throws = "is waited for by GetResult, which throws before the completion is there";
    private const string Spins = "is asked again and again whether it has completed, and it never will";

    private static readonly string[] s_files = ["TryGetConnection", "TryGetFile", "TryGetSlot", "TryGetDescriptor", "TryGetDescriptors"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.PendingDropped, Descriptors.AwaitedResultLost, Descriptors.PendingBlockedOn];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        context.RegisterOperationAction(operation => AnalyzeCall(operation, known), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeIsCompleted(operation, known), OperationKind.PropertyReference);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, KnownSymbols known)
    {
        var call = (IInvocationOperation)context.Operation;
        bool isResult = call.TargetMethod.Name == "GetResult", isPending = IsPending(call.Type, known);
        if ((!isResult && !isPending) || !IsInHandler(context, known)) return;
        if (isResult && AwaiterUse.IsBlocking(call, known)) Report(context, Descriptors.PendingBlockedOn, call, NameOf(call), Throws);
        if (!isPending) return;
        PendingUse use = UseOf(call);
        if (use == PendingUse.Used) return;
        if (LossOf(call, known, use) is { } loss) Report(context, Descriptors.AwaitedResultLost, call, call.TargetMethod.Name, loss);
        else if (use == PendingUse.Dropped) Report(context, Descriptors.PendingDropped, call, call.TargetMethod.Name);
    }

    private static void AnalyzeIsCompleted(OperationAnalysisContext context, KnownSymbols known)
    {
        var property = (IPropertyReferenceOperation)context.Operation;
        bool isSpinning = property.Property.Name == "IsCompleted" && IsInHandler(context, known) && AwaiterUse.IsSpinning(property, known);
        if (isSpinning) Report(context, Descriptors.PendingBlockedOn, property, NameOf(property), Spins);
    }

    private static bool IsInHandler(OperationAnalysisContext context, KnownSymbols known) =>
        HandlerTypes.IsOfHandler(context.ContainingSymbol as INamedTypeSymbol ?? context.ContainingSymbol.ContainingType, known);

    private static string NameOf(IOperation use) => AwaiterUse.SourceOf(use)?.TargetMethod.Name ?? "It";

    private static void Report(OperationAnalysisContext context, DiagnosticDescriptor rule, IOperation at, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, at.Syntax.GetLocation(), arguments));

    private static bool IsPending(ITypeSymbol? type, KnownSymbols known) =>
        known.Pending is { } pending && type is INamedTypeSymbol { Arity: 1 } && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, pending);

    private static PendingUse UseOf(IOperation value)
    {
        IOperation top = value;
        while (IsPartOfValue(top)) top = top.Parent!;
        return top.Parent switch
        {
            IExpressionStatementOperation => PendingUse.Dropped,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => PendingUse.Discarded,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation } => UseOf(target.Local, top),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => UseOf(declarator.Symbol, top),
            _ => PendingUse.Used,
        };
    }

    private static bool IsPartOfValue(IOperation operation) => operation.Parent switch
    {
        IConversionOperation or IParenthesizedOperation => true,
        IConditionalOperation conditional => conditional.Type is not null && conditional.Condition != operation,
        ISwitchExpressionArmOperation arm => arm.Value == operation,
        ISwitchExpressionOperation => operation is ISwitchExpressionArmOperation,
        _ => false,
    };

    /// <summary>What becomes of a local: it is enough that somebody reads it somewhere.</summary>
    private static PendingUse UseOf(ILocalSymbol local, IOperation from)
    {
        IOperation root = from;
        while (root.Parent is not null) root = root.Parent;
        PendingUse use = PendingUse.Dropped;
        foreach (ILocalReferenceOperation reference in root.Descendants().OfType<ILocalReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(reference.Local, local)) continue;
            if (reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference) continue;
            if (reference.Parent is not ISimpleAssignmentOperation { Target: IDiscardOperation }) return PendingUse.Used;
            use = PendingUse.Discarded;
        }

        return use;
    }

    /// <summary>What is lost with the result, where that is more than to know that it has ended.</summary>
    private static string? LossOf(IInvocationOperation call, KnownSymbols known, PendingUse use)
    {
        ITypeSymbol result = ((INamedTypeSymbol)call.Type!).TypeArguments[0];
        if (known.IsRuntimeType(result, "ReceivedBuffer")) return "the bytes that it receives are lost: the stream has a hole";
        bool isFilling = known.IsRuntimeType(result, "FilledMessage") || Receives(call.TargetMethod, known);
        if (isFilling) return "only its result tells when the memory is filled, and how far";
        bool makesFile = use == PendingUse.Dropped && result.GetMembers().Any(member => s_files.Contains(member.Name));
        return makesFile ? "what it opens is closed again at once" : null;
    }

    private static bool Receives(IMethodSymbol submission, KnownSymbols known)
    {
        ImmutableArray<AttributeData> attributes = submission.GetAttributes();
        return attributes.Count(attribute => known.OperationOf(attribute) is not null) == 1
            && attributes.Any(attribute => known.OperationOf(attribute) == Generator.Model.StepOperation.Recv);
    }
}
