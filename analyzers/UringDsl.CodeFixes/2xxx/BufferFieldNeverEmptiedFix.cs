using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Ownership;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>
/// URING2027: returns what a field holds before another takes its place, where the field can hold none. Of a collection, which one is not known.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BufferFieldNeverEmptiedFix() : UringFix(Descriptors.BufferFieldNeverEmptied)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<VariableDeclaratorSyntax>() is not { Parent: VariableDeclarationSyntax { Type: NullableTypeSyntax } } variable) yield break;
        ISymbol? field = target.Model.GetDeclaredSymbol(variable);
        TextEdit[] edits = [.. target.Node.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => SymbolEqualityComparer.Default.Equals(target.Model.GetSymbolInfo(assignment.Left).Symbol, field))
            .Select(assignment => assignment.Parent as ExpressionStatementSyntax)
            .OfType<ExpressionStatementSyntax>()
            .Select(statement => target.InsertBefore(statement, $"{((AssignmentExpressionSyntax)statement.Expression).Left}?.Return();"))];
        if (edits.Length > 0 && new Trial(target, new OwnershipAnalyzer()).Succeeds(edits))
        {
            yield return target.Remedy("Return what it holds before another takes its place", "Return", edits);
        }
    }
}
