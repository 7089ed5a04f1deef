using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Rearming;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2042: submits it again after a good result only, and closes on the others where the method has no close yet.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MultishotRearmedOnErrorFix() : UringFix(Descriptors.MultishotRearmedOnError)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node.Parent is not ExpressionStatementSyntax statement || target.Handler is not { } handler) yield break;
        if (RearmEdits.CompletionAround(target) is not { } completion || target.Find<MethodDeclarationSyntax>() is not { } method) yield break;
        var trial = new Trial(target, new RearmAnalyzer());
        string asked = $"if ({completion.Name}.IsSuccess) {statement}";
        if (RearmEdits.ConnectionIn(method, target.Model, completion) is { } connection)
        {
            foreach (string closer in RearmEdits.Closers(handler))
            {
                TextEdit closed = Written($"{asked} else {closer}({connection});");
                if (!trial.Succeeds(closed)) continue;
                yield return target.Remedy($"Submit it again after a good result, else '{closer}'", "Close", closed);
                yield break;
            }
        }

        if (trial.Succeeds(Written(asked))) yield return target.Remedy("Submit it again after a good result", "Ask", Written(asked));

        TextEdit Written(string text) =>
            target.Replace(statement, statement.Span, statement.Parent is BlockSyntax or SwitchSectionSyntax ? text : $"{{ {text} }}");
    }
}
