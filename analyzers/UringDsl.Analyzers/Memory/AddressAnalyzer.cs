using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Memory;

/// <summary>
/// URING2007 to 2009: addresses that the kernel keeps, and what operations work with and somebody ends. A handler that names none of the words is left
/// at once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AddressAnalyzer : HandlerAnalyzer
{
    private static readonly HashSet<string> s_words = ["RegisterBuffer", "UnregisterBuffer", "UnregisterBuffers", "UpdateBuffer", "FutexWord"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.AddressOutlived, Descriptors.MemoryFreedInUse, Descriptors.OperandEndedInUse];

    private protected override void Analyze(SymbolAnalysisContext context, HandlerModel handler)
    {
        bool isAsked = handler.Submissions.Keys.Any(submission => submission.Parameters.Any(AddressClient.IsAddress))
            || handler.Methods.Any(method => Mentions(method, context.CancellationToken));
        if (!isAsked) return;
        var client = new AddressClient(handler, new AddressMemory(handler), context.ReportDiagnostic);
        var walk = new FlowWalk<AddressFacts>(handler, client, context.CancellationToken);
        foreach (IMethodSymbol method in handler.Methods) walk.Run(method);
        client.CheckFields();
    }

    private static bool Mentions(IMethodSymbol method, CancellationToken cancellation) => method.DeclaringSyntaxReferences
        .Any(reference => reference.GetSyntax(cancellation).DescendantTokens().Any(token => s_words.Contains(token.ValueText)));
}
