using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2030: awaits where that can be written, or says that the result is not wanted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PendingDroppedFix() : UringFix(Descriptors.PendingDropped)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<InvocationExpressionSyntax>() is not { } call || !IsStatement(call)) yield break;
        if (AsyncEdits.IsInAsync(call)) yield return target.Remedy("Await it", "Await", target.Insert(call.SpanStart, "await "));
        yield return target.Remedy("Drop its result on purpose", "Discard", target.Insert(call.SpanStart, "_ = "));
    }

    private static bool IsStatement(InvocationExpressionSyntax call) => call.Parent switch
    {
        ExpressionStatementSyntax or ArrowExpressionClauseSyntax => true,
        LambdaExpressionSyntax lambda => lambda.Body == call,
        _ => false,
    };
}
