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
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Costs;

/// <summary>
/// URING4005 and URING4006: sends that cost more than they must. Said only where the size is a constant, and where one operation does exactly what two
/// do. A chain that ends a socket by SHUTDOWN and CLOSE is let alone: CLOSE alone says nothing to the peer while something else holds the socket.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SendCostAnalyzer : HandlerAnalyzer
{
    // Bytes up to which a copy was cheaper in every measurement.
    private const int SmallSend = 3072;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ZeroCopyTooSmall, Descriptors.StepsThatAreOne];

    private protected override void Analyze(SymbolAnalysisContext context, HandlerModel handler)
    {
        AnalyzeThreshold(context, handler);
        bool hasDatagrams = handler.Submissions.Values.Any(submission =>
            submission.Shape is SubmissionShape.Adopt or SubmissionShape.HandOver || submission.Steps.Any(step => step.SocketType != 1));
        foreach (KeyValuePair<IMethodSymbol, SubmissionSpec> submission in handler.Submissions)
        {
            AnalyzeSteps(context, submission.Key, submission.Value, hasDatagrams);
        }

        if (!handler.Submissions.Values.Any(submission => submission.Steps.Any(IsZeroCopy))) return;
        SourceBodies bodies = SourceBodies.Of(handler.Compilation);
        IEnumerable<IOperation> all = handler.Methods.Select(bodies.BodyOf).OfType<IOperation>().SelectMany(body => body.Descendants());
        foreach (IInvocationOperation call in all.OfType<IInvocationOperation>())
        {
            if (handler.SubmissionOf(call.TargetMethod) is { } submission) AnalyzeSizes(context, call, submission);
        }
    }

    private static void AnalyzeSizes(SymbolAnalysisContext context, IInvocationOperation call, SubmissionSpec submission)
    {
        foreach (StepSpec step in submission.Steps.Where(IsZeroCopy))
        {
            IOperation[] data = [.. call.Arguments.Where(a => a.Parameter is { } p && IsDataOf(step, p.Ordinal)).Select(a => a.Value)];
            int?[] sizes = [.. data.Select(value => ConstantSize.Of(value))];
            if (sizes.Length == 0 || sizes.Sum() is not { } bytes || sizes.Contains(null) || bytes is 0 or > SmallSend) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ZeroCopyTooSmall, data[0].Syntax.GetLocation(), AttributeOf(call.TargetMethod),
                Hint.Set("ZeroCopy", "ZeroCopyMode.Adaptive").Properties,
                $"'{submission.Name}'", $"sends {bytes} bytes without a copy", "Declare it with ZeroCopyMode.Adaptive, which copies what is small"));
        }
    }

    // The one with Always.
    private static IEnumerable<Location> AttributeOf(IMethodSymbol submission) => HandlerModel.DeclarationOf(submission).GetAttributes()
        .Where(attribute => attribute.NamedArguments.Any(argument => argument is { Key: "ZeroCopy", Value.Value: (byte)2 or 2 }))
        .Select(attribute => attribute.ApplicationSyntaxReference)
        .OfType<SyntaxReference>()
        .Select(reference => reference.SyntaxTree.GetLocation(reference.Span));

    private static void AnalyzeThreshold(SymbolAnalysisContext context, HandlerModel handler)
    {
        if (handler.Spec.Ring.ZeroCopyThreshold is not (> 0 and < SmallSend)) return;
        AttributeData? ring = handler.Handler.GetAttributes().FirstOrDefault(a => KnownSymbols.Same(a, handler.Known.RingAttribute));
        if (ring?.ApplicationSyntaxReference is not { } at) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.ZeroCopyTooSmall, at.GetSyntax(context.CancellationToken).GetLocation(), additionalLocations: null,
            Hint.Set("ZeroCopyThreshold", "16384").Properties, "ZeroCopyThreshold",
            $"lets sends of {handler.Spec.Ring.ZeroCopyThreshold} bytes go out without a copy", "Leave it at 16384, or measure on the device"));
    }

    private static void AnalyzeSteps(SymbolAnalysisContext context, IMethodSymbol method, SubmissionSpec submission, bool hasDatagrams)
    {
        for (int i = 1; i < submission.Steps.Count; i++)
        {
            (StepSpec first, StepSpec second) = (submission.Steps[i - 1], submission.Steps[i]);
            if (first.FileParameter != second.FileParameter || first.GoesToWorker || second.GoesToWorker) continue;
            bool isShutdown = first.Operation == StepOperation.Shutdown && second.Operation == StepOperation.Shutdown && first.How != second.How;
            bool isSend = !hasDatagrams && IsPlainSend(first, submission) && IsPlainSend(second, submission)
                && first.PayloadParameter != second.PayloadParameter;
            if (!isShutdown && !isSend) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.StepsThatAreOne, method.Locations[0], first.Name, second.Name, submission.Name,
                isShutdown ? "Write one [Shutdown(How = ShutdownHow.Both)]" : "Write one [SendMessage] that takes both buffers"));
        }
    }

    private static bool IsZeroCopy(StepSpec step) => step.ZeroCopy == 2;

    private static bool IsDataOf(StepSpec step, int parameter) => step.PayloadParameter == parameter || step.DataParameters.Contains(parameter);

    private static bool IsPlainSend(StepSpec step, SubmissionSpec submission) =>
        step is { Operation: StepOperation.Send, ZeroCopy: 0, Drains: false, PayloadParameter: >= 0, AddressParameter: < 0 }
        && submission.Parameters[step.PayloadParameter].Operand == OperandType.SendBuffer;
}
