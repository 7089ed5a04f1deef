using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Suppressors;

/// <summary>What follows an await in a handler must run on the ring's thread: ConfigureAwait(false) would take it to another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigureAwaitSuppressor()
    : UringSuppressor("URINGS4", "What follows an await in a handler must run on the ring's thread.", "CA2007", "MA0004", "VSTHRD111", "RCS1090")
{
    private protected override bool IsWrong(SuppressionAnalysisContext context, Diagnostic diagnostic, SyntaxNode node, HandlerModel handler) => true;
}
