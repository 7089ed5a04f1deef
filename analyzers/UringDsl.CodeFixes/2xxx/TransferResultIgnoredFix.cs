using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2043: says that it does not matter. Going on with the rest is a loop, which is left to a person.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TransferResultIgnoredFix() : UringFix(Descriptors.TransferResultIgnored)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is not InvocationExpressionSyntax { Parent: AwaitExpressionSyntax { Parent: ExpressionStatementSyntax statement } }) yield break;
        yield return target.Remedy("Say that its result does not matter", "Discard", target.Insert(statement.SpanStart, "_ = "));
    }
}
