using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1001: adds <c>partial</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HandlerNotPartialFix() : UringFix(Descriptors.HandlerNotPartial)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<TypeDeclarationSyntax>() is not { } type) yield break;
        yield return target.Remedy($"Make '{type.Identifier.ValueText}' partial", "Partial", target.Insert(type, type.Keyword.SpanStart, "partial "));
    }
}
