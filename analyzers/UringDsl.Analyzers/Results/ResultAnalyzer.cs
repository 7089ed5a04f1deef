using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Results;

/// <summary>
/// URING2043, 2044, 2046 and 2047: how many bytes a transfer has moved is asked, and no more of a buffer is read than it says. <b>Missed on purpose:</b> a
/// result that is looked at for something else than its length; a buffer whose way to the operation leads through another method.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResultAnalyzer : HandlerAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.TransferResultIgnored, Descriptors.WholeBufferRead, Descriptors.TransferTakenForWhole, Descriptors.ErrorTakenForLength,
    ];

    private protected override void Analyze(SymbolAnalysisContext context, HandlerModel handler)
    {
        List<SubmissionSpec> transfers = [.. handler.Submissions.Values.Where(IsTransfer)];
        bool receives = handler.Submissions.Values.Any(s => s.Steps.Any(step => step.Operation == StepOperation.Recv && step.PayloadParameter >= 0));
        if (transfers.Count == 0 && !receives) return;
        foreach (SubmissionSpec transfer in transfers)
        {
            if (handler.MethodOf(transfer.Completed) is { } completed) AnalyzeCompletion(context, handler, completed, transfer);
        }

        List<Location> whole = [];
        new WholeBuffers(handler, Tell).Analyze();
        foreach (IMethodSymbol method in handler.Methods)
        {
            if (transfers.Count > 0) AnalyzeAwaits(context, handler, method, whole);
            if (handler.GraphOf(method)?.OriginalOperation is { } body) ErrorLengths.Analyze(body, context.ReportDiagnostic);
        }

        if (transfers.Count > 0) new TransferSteps(handler, context.ReportDiagnostic).Analyze();

        void Tell(Diagnostic diagnostic)
        {
            whole.Add(diagnostic.Location);
            context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>The transfer that a call submits, or null.</summary>
    internal static SubmissionSpec? TransferOf(IInvocationOperation call, HandlerModel handler) =>
        handler.SubmissionOf(call.TargetMethod) is { } submission && IsTransfer(submission) ? submission : null;

    /// <summary>
    /// One operation that moves bytes between a file and memory of the user's, as many as it can. A send of a stream is continued by the runtime.
    /// </summary>
    private static bool IsTransfer(SubmissionSpec submission) => submission.Steps.Count == 1
        && submission.Steps[0] is { Multishot: false, Buffers: null } step
        && (step.Completion == "Transferred" || (step.Operation == StepOperation.Recv && step.PayloadParameter >= 0));

    private static void AnalyzeCompletion(SymbolAnalysisContext context, HandlerModel handler, IMethodSymbol completed, SubmissionSpec transfer)
    {
        IParameterSymbol? result = completed.Parameters.FirstOrDefault(p => p.Type.Name == "Transferred");
        if (result is null || result.Name.Trim('_').Length == 0 || handler.GraphOf(completed) is not { } graph) return;
        bool isUsed = graph.OriginalOperation.Descendants().OfType<IParameterReferenceOperation>()
            .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, result));
        // A method without a statement waits to be written.
        bool isEmpty = !graph.OriginalOperation.Descendants().Any(o => o is IExpressionStatementOperation or IReturnOperation { IsImplicit: false });
        if (!isUsed && !isEmpty && result.DeclaringSyntaxReferences.Length > 0) Report(context, result.DeclaringSyntaxReferences[0].GetSyntax(), transfer);
    }

    private static void AnalyzeAwaits(SymbolAnalysisContext context, HandlerModel handler, IMethodSymbol method, List<Location> whole)
    {
        if (handler.GraphOf(method) is not { } graph) return;
        foreach (IAwaitOperation await in graph.OriginalOperation.Descendants().OfType<IAwaitOperation>())
        {
            IOperation? awaited = await.Operation is ILocalReferenceOperation local ? Locals.InitialOf(local) : await.Operation;
            if (awaited is not IInvocationOperation call || TransferOf(call, handler) is not { } transfer) continue;
            IOperation body = graph.OriginalOperation;
            bool isReadAllTheSame = IsDiscarded(await, body) && IsReadBehind(call, body) && !IsTold(call, body, whole);
            if (await.Parent is IExpressionStatementOperation || isReadAllTheSame) Report(context, call.Syntax, transfer);
        }
    }

    // Discarded by name, or held by a local that nobody asks.
    private static bool IsDiscarded(IAwaitOperation await, IOperation body) => await.Parent switch
    {
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } } =>
            !body.Descendants().OfType<ILocalReferenceOperation>().Any(r => SymbolEqualityComparer.Default.Equals(r.Local, local)),
        _ => false,
    };

    // What it should have filled is looked at.
    private static bool IsReadBehind(IInvocationOperation call, IOperation body)
    {
        List<ISymbol> buffers = [.. call.Arguments
            .Where(a => a.Value.Type?.Name is "ReceiveBuffer" or "FixedBuffer")
            .Select(a => BufferFill.SymbolOf(a.Value))
            .OfType<ISymbol>()];
        return buffers.Count > 0 && body.Descendants().OfType<IPropertyReferenceOperation>().Any(p => p.Property.Name is "Span" or "Data"
            && p.Syntax.SpanStart > call.Syntax.Span.End
            && buffers.Any(b => SymbolEqualityComparer.Default.Equals(b, BufferFill.SymbolOf(p.Instance))));
    }

    // That more is read than was filled says it all.
    private static bool IsTold(IInvocationOperation call, IOperation body, List<Location> whole) => whole.Any(location =>
        location.SourceTree == body.Syntax.SyntaxTree && location.SourceSpan.Start > call.Syntax.Span.End && body.Syntax.Span.Contains(location.SourceSpan));

    private static void Report(SymbolAnalysisContext context, SyntaxNode at, SubmissionSpec transfer) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.TransferResultIgnored, at.GetLocation(), transfer.Name));
}
