using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Results;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2045: closes behind the submission, where both stand in one block: a close waits for the sends in front of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConnectionUsedAfterCloseFix() : UringFix(Descriptors.ConnectionUsedAfterClose)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node.Sibling() is not { } use) yield break;
        var trial = new Trial(target, new CloseAnalyzer());
        foreach (ExpressionStatementSyntax closing in StatementEdits.MovableBefore(use))
        {
            TextEdit[] moved = [.. target.MoveBehind(closing, use)];
            if (!trial.Succeeds(moved)) continue;
            yield return target.Remedy($"Do '{closing.Expression}' behind this", "Move", moved);
            yield break;
        }
    }
}
