using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1008: writes the method, or names the one that is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CompletionMissingFix() : UringFix(Descriptors.CompletionMissing)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is not ExpressionSyntax expression || target.Find<TypeDeclarationSyntax>() is not { } handler) yield break;
        string written = Nearest.Written(expression);
        int choice = 0;
        foreach (string name in Nearest.Of(written, target.Read(Hint.Names))) yield return target.WriteName(expression, name, choice++);
        if (!SyntaxFacts.IsValidIdentifier(written)) yield break;
        yield return target.Remedy($"Add the method '{written}'", "Add", target.AddMethod(handler, Completions.Header(target, written)));
    }
}
