using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Suppressors;

/// <summary>
/// A hook is declared in generated code, and not static there: the compiler would refuse it. A completion method may be static; that it looks at
/// nothing of its handler today is no reason to change its declaration.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticMemberSuppressor() : UringSuppressor("URINGS3", "Generated code declares or calls this method on the handler.", "CA1822")
{
    private protected override bool IsWrong(SuppressionAnalysisContext context, Diagnostic diagnostic, SyntaxNode node, HandlerModel handler) =>
        context.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node) is IMethodSymbol method
        && (GeneratedCalls.IsHook(handler, method) || GeneratedCalls.IsCompletion(handler, method));
}
