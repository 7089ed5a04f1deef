using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1002: makes it a sealed partial class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnsupportedHandlerFix() : UringFix(Descriptors.UnsupportedHandler)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        // What is static has no object, and an interface no fields: somebody else must decide what becomes of its members.
        if (target.Find<TypeDeclarationSyntax>() is not { } type || type is InterfaceDeclarationSyntax) yield break;
        if (type.Modifiers.Any(SyntaxKind.StaticKeyword)) yield break;
        yield return target.Remedy($"Make '{type.Identifier.ValueText}' a sealed partial class", "Class", target.MakeSealedPartialClass(type));
    }
}
