using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Ownership;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2022: passes it on behind the use, where both stand in one block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BufferUsedAfterPassedOnFix() : UringFix(Descriptors.BufferUsedAfterPassedOn)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node.Sibling() is not { } use) yield break;
        var trial = new Trial(target, new OwnershipAnalyzer());
        foreach (ExpressionStatementSyntax passing in StatementEdits.MovableBefore(use))
        {
            TextEdit[] moved = [.. target.MoveBehind(passing, use)];
            if (!trial.Succeeds(moved)) continue;
            yield return target.Remedy($"Do '{passing.Expression}' behind this", "Move", moved);
            yield break;
        }
    }
}
