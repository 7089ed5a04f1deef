using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Suppressors;

/// <summary>A completion method takes its value, and a hook all of its parameters, whether it looks at them or not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedParameterSuppressor()
    : UringSuppressor("URINGS2", "The generated dispatch passes this parameter; the method cannot be without it.", "IDE0060", "CA1801")
{
    private protected override bool IsWrong(SuppressionAnalysisContext context, Diagnostic diagnostic, SyntaxNode node, HandlerModel handler) =>
        context.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node) is IParameterSymbol parameter && GeneratedCalls.IsDictated(handler, parameter);
}
