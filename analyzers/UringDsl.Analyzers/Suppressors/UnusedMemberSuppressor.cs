using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Suppressors;

/// <summary>The generated dispatch calls completion methods, and the generated life of a handler its hooks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedMemberSuppressor() : UringSuppressor("URINGS1", "The generated dispatch calls this method.", "IDE0051", "CA1811")
{
    private protected override bool IsWrong(SuppressionAnalysisContext context, Diagnostic diagnostic, SyntaxNode node, HandlerModel handler) =>
        context.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node) is IMethodSymbol method
        && (GeneratedCalls.IsHook(handler, method) || GeneratedCalls.IsCompletion(handler, method));
}
