using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING3004: awaits in place of waiting: a task, the asynchronous method of the same name, a timeout of the handler's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RingThreadWaitsFix() : UringFix(Descriptors.RingThreadWaits)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is not ExpressionSyntax blocking || BlockingFixes.Awaitable(target, blocking) is not { } awaited) yield break;
        if (target.Await(blocking, awaited) is not { } edits || !new Trial(target).Succeeds(edits)) yield break;
        yield return target.Remedy($"Await '{awaited}'", "Await", edits);
    }
}
