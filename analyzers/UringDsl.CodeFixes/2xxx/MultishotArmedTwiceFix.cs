using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Rearming;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2041: asks IsArmed first; what was submitted a line before is not submitted again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MultishotArmedTwiceFix() : UringFix(Descriptors.MultishotArmedTwice)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node.Parent is not ExpressionStatementSyntax statement || RearmEdits.CompletionAround(target) is not { } completion) yield break;
        var trial = new Trial(target, new RearmAnalyzer());
        TextEdit removed = target.RemoveStatement(statement);
        string asked = $"if (!{completion.Name}.IsArmed) {statement}";
        bool isAlone = statement.Parent is BlockSyntax or SwitchSectionSyntax;
        TextEdit guarded = target.Replace(statement, statement.Span, isAlone ? asked : $"{{ {asked} }}");
        if (trial.Succeeds(removed)) yield return target.Remedy("Submit it once", "Remove", removed);
        else if (trial.Succeeds(guarded)) yield return target.Remedy("Submit it where IsArmed is false", "Ask", guarded);
    }
}
