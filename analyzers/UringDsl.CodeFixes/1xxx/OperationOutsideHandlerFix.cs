using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1022: makes the type a ring handler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class OperationOutsideHandlerFix() : UringFix(Descriptors.OperationOutsideHandler)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<TypeDeclarationSyntax>() is not { } type || type is InterfaceDeclarationSyntax) yield break;
        if (type.Modifiers.Any(SyntaxKind.StaticKeyword)) yield break;
        bool isOne = type is ClassDeclarationSyntax && type.Modifiers.Any(SyntaxKind.SealedKeyword) && type.Modifiers.Any(SyntaxKind.PartialKeyword);
        TextEdit attribute = target.AddAttribute(type, $"[{target.TypeName("RingHandler")}]");
        yield return target.Remedy(
            $"Make '{type.Identifier.ValueText}' a ring handler", "Handler", isOne ? [attribute] : [attribute, .. target.MakeSealedPartialClass(type)]);
    }
}
