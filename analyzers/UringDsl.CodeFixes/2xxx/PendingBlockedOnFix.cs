using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2032: awaits what GetResult waits for. A loop that asks again and again is left to a person.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PendingBlockedOnFix() : UringFix(Descriptors.PendingBlockedOn)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is not InvocationExpressionSyntax call || BlockingFixes.AwaitedBy(call) is not { } awaited) yield break;
        if (target.Await(call, awaited.ToString()) is { } edits && new Trial(target).Succeeds(edits)) yield return target.Remedy("Await it", "Await", edits);
    }
}
