using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2020: returns it on each path that leaves it behind, or does not keep what nobody wants.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HeldBufferLostFix() : UringFix(Descriptors.HeldBufferLost)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        IReadOnlyList<TextEdit> edits = GiveBack.Find(target, name => $"{name}.Return();");
        if (edits.Count > 0) yield return target.Remedy($"Return '{GiveBack.VariableOf(target.Node)}' where it is left behind", "Return", edits);
        bool isDropped = target.Node.Parent is ExpressionStatementSyntax
            or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } };
        StatementSyntax? dropped = isDropped ? target.Find<ExpressionStatementSyntax>() : null;
        if (dropped is not null) yield return target.Remedy("Do not keep it", "Remove", target.RemoveStatement(dropped));
    }
}
