using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Ownership;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2024: copies the bytes in front of the await.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReceivedBufferExpiredFix() : UringFix(Descriptors.ReceivedBufferExpired)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is not MemberAccessExpressionSyntax bytes || target.Node.Sibling() is not { } use) yield break;
        string name = target.FreeName(char.ToLowerInvariant(bytes.Name.Identifier.ValueText[0]) + bytes.Name.Identifier.ValueText.Substring(1));
        var trial = new Trial(target, new OwnershipAnalyzer());
        foreach (StatementSyntax wait in use.Siblings().Where(statement => statement.SpanStart < use.SpanStart).Reverse())
        {
            if (!wait.DescendantNodes().OfType<AwaitExpressionSyntax>().Any()) continue;
            TextEdit[] copied =
            [
                target.InsertBefore(wait, $"byte[] {name} = {bytes}.ToArray();"),
                target.Replace(bytes.Span, name),
            ];
            if (!trial.Succeeds(copied)) continue;
            yield return target.Remedy("Copy the bytes before the await", "Copy", copied);
            yield break;
        }
    }
}
