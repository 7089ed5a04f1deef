using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Memory;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2004: moves the statement to the method that hears of the release, where it needs nothing of this one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CompletionTakenForReleaseFix() : UringFix(Descriptors.CompletionTakenForRelease)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<ExpressionStatementSyntax>() is not { } statement || target.Handler is not { } handler) yield break;
        if (!ReleaseEdits.CanMove(target, statement)) yield break;
        var trial = new Trial(target, new MemoryAnalyzer());
        IEnumerable<ISymbol> all = handler.Submissions.Values.Select(submission => handler.MethodOf(submission.Released)).OfType<ISymbol>();
        foreach (ISymbol released in all.Where(target.Names).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>())
        {
            if (released.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax method) continue;
            if (method.SyntaxTree != statement.SyntaxTree || method.Contains(statement)) continue;
            TextEdit[] moved = [target.RemoveStatement(statement), .. target.AppendStatements(method, statement.ToString())];
            if (!trial.Succeeds(moved)) continue;
            yield return target.Remedy($"Do this in '{released.Name}'", "Move", moved);
            yield break;
        }
    }
}
