using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Model;

namespace UringDsl.Analyzers.Ownership;

/// <summary>URING2020 to 2029, 2033 and 2050: leases, held buffers, registered buffers and files, which are passed on once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnershipAnalyzer : HandlerAnalyzer
{
    private static readonly HashSet<string> s_words =
    [
        "TryTake", "Keep", "Return", "HeldBuffer", "ReceivedBuffer", "fixed", "AsPointer",
        "TryGetSlot", "TryGetDescriptor", "TryGetDescriptors", "TryGetFile", "TryGetConnection", "Opened", "InstallSlot",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.HeldBufferLost, Descriptors.BufferPassedOnTwice, Descriptors.BufferUsedAfterPassedOn, Descriptors.TakenUnasked,
        Descriptors.ReceivedBufferExpired, Descriptors.FixedBufferNotReturned, Descriptors.FileNotClosed, Descriptors.BufferFieldNeverEmptied,
        Descriptors.ReceivedBytesKept, Descriptors.FixedBufferMisreturned, Descriptors.FileUsedAfterClose, Descriptors.HeldBufferOverwritten,
    ];

    private protected override void Analyze(SymbolAnalysisContext context, HandlerModel handler)
    {
        if (!handler.Submissions.Values.Any(ClosesFile) && !handler.Methods.Any(method => Mentions(method, context.CancellationToken))) return;
        var types = new OwnershipTypes(handler.Known, handler.Spec.Hooks.Any(hook => hook is { Name: "OnOpened", IsImplemented: true }));
        var fields = new BufferFields(handler, types);
        var client = new OwnershipClient(handler, types, fields, context.ReportDiagnostic);
        var walk = new FlowWalk<Holdings>(handler, client, context.CancellationToken);
        foreach (IMethodSymbol method in handler.Methods) walk.Run(method);
        new Overwriting(handler, types, fields, context.ReportDiagnostic).Analyze();
        foreach (ISymbol field in fields.Sinks)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.BufferFieldNeverEmptied, field.Locations[0], field.Name, handler.Handler.Name));
        }
    }

    private static bool ClosesFile(SubmissionSpec submission) =>
        submission.Connection is null && submission.Steps.Any(step => step.Operation == StepOperation.Close);

    private static bool Mentions(IMethodSymbol method, CancellationToken cancellation) => method.DeclaringSyntaxReferences
        .Any(reference => reference.GetSyntax(cancellation).DescendantTokens().Any(token => s_words.Contains(token.ValueText)));
}
