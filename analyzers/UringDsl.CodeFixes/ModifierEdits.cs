using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.CodeFixes;

/// <summary>Modifiers of types, methods and parameters.</summary>
internal static class ModifierEdits
{
    private static readonly SyntaxKind[] Unfit =
    [
        SyntaxKind.AbstractKeyword, SyntaxKind.StaticKeyword, SyntaxKind.SealedKeyword, SyntaxKind.PartialKeyword, SyntaxKind.ReadOnlyKeyword,
        SyntaxKind.RefKeyword, SyntaxKind.FileKeyword,
    ];

    /// <summary>Adds and removes modifiers of the declaration at the diagnostic.</summary>
    /// <param name="changes">Each with its sign: <c>+partial</c>.</param>
    public static IEnumerable<TextEdit> Modify(this FixTarget target, params IEnumerable<string> changes)
    {
        SyntaxNode? declaration = target.Node.AncestorsAndSelf().FirstOrDefault(node => node is ParameterSyntax or MemberDeclarationSyntax);
        (SyntaxTokenList modifiers, int end) = declaration switch
        {
            ParameterSyntax { Type: { } type } parameter => (parameter.Modifiers, type.SpanStart),
            MethodDeclarationSyntax method => (method.Modifiers, method.ReturnType.SpanStart),
            TypeDeclarationSyntax type => (type.Modifiers, type.Keyword.SpanStart),
            _ => default,
        };
        if (end == 0) yield break;
        foreach (string change in changes)
        {
            string modifier = change.Substring(1);
            SyntaxToken written = modifiers.FirstOrDefault(token => token.ValueText == modifier);
            if (change[0] == '+' && written == default) yield return target.Insert(declaration!, end, modifier + " ");
            else if (change[0] == '-' && written != default) yield return target.Remove(declaration!, Layout.WithLine(declaration!, written.Span));
        }
    }

    /// <summary>Makes any type that can be one a sealed partial class.</summary>
    public static IEnumerable<TextEdit> MakeSealedPartialClass(this FixTarget target, TypeDeclarationSyntax type)
    {
        foreach (SyntaxToken modifier in type.Modifiers.Where(token => Unfit.Contains(token.Kind())))
        {
            yield return target.Remove(type, Layout.WithLine(type, modifier.Span));
        }

        SyntaxToken last = type is RecordDeclarationSyntax { ClassOrStructKeyword: var second } && second != default ? second : type.Keyword;
        yield return target.Insert(type, type.Keyword.SpanStart, "sealed partial ");
        if (type is not ClassDeclarationSyntax)
        {
            yield return target.Replace(type, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(type.Keyword.SpanStart, last.Span.End), "class");
        }
    }
}
