using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Results;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2047: leaves on an error, in a method that has nothing to return.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ErrorTakenForLengthFix() : UringFix(Descriptors.ErrorTakenForLength)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is not MemberAccessExpressionSyntax length || target.Node.Sibling() is not { } use) yield break;
        TextEdit asked = target.InsertBefore(use, $"if (!{length.Expression}.IsSuccess) return;");
        if (new Trial(target, new ResultAnalyzer()).Succeeds(asked)) yield return target.Remedy($"Ask '{length.Expression}.IsSuccess' first", "Ask", asked);
    }
}
