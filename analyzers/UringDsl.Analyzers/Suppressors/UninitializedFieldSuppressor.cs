using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Suppressors;

/// <summary>
/// OnStarted runs before every other method that the ring calls: what it assigns in any case is set by then. Only its own statements count, up to
/// the first that may leave it or wait.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UninitializedFieldSuppressor() : UringSuppressor("URINGS5", "OnStarted assigns it, before the ring calls anything else.", "CS8618")
{
    private protected override bool IsWrong(SuppressionAnalysisContext context, Diagnostic diagnostic, SyntaxNode node, HandlerModel handler)
    {
        // Of a constructor, the diagnostic names the member beside.
        if (diagnostic.AdditionalLocations.FirstOrDefault() is { SourceTree: { } tree } member)
        {
            node = tree.GetRoot(context.CancellationToken).FindNode(member.SourceSpan);
        }

        return context.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node) is { IsStatic: false } symbol
            && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, handler.Handler)
            && Assigned(context, handler).Any(assigned => SymbolEqualityComparer.Default.Equals(assigned, symbol));
    }

    private static IEnumerable<ISymbol?> Assigned(SuppressionAnalysisContext context, HandlerModel handler)
    {
        IMethodSymbol? started = handler.Methods.FirstOrDefault(method => method.Name == "OnStarted" && GeneratedCalls.IsHook(handler, method));
        if (started?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax syntax) return [];
        SemanticModel model = context.GetSemanticModel(syntax.SyntaxTree);
        IEnumerable<ExpressionSyntax> run = syntax.ExpressionBody is { } arrow
            ? [arrow.Expression]
            : (syntax.Body?.Statements ?? []).TakeWhile(Goes).OfType<ExpressionStatementSyntax>().Select(statement => statement.Expression);
        return run.OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && !Waits(assignment))
            .SelectMany(assignment => assignment.Left is TupleExpressionSyntax tuple ? tuple.Arguments.Select(a => a.Expression) : [assignment.Left])
            .Select(target => model.GetSymbolInfo(target).Symbol);
    }

    private static bool Goes(StatementSyntax statement) =>
        !Waits(statement) && !statement.DescendantNodesAndSelf().Any(node => node is ReturnStatementSyntax or GotoStatementSyntax);

    private static bool Waits(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<AwaitExpressionSyntax>().Any();
}
