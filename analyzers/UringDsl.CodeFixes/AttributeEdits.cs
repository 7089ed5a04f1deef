using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.CodeFixes;

/// <summary>Attributes and their arguments, written and removed.</summary>
internal static class AttributeEdits
{
    /// <summary>The name of an attribute as it was written, without namespaces.</summary>
    public static string ShortName(this AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => attribute.Name.ToString(),
    };

    public static AttributeArgumentSyntax? Argument(this AttributeSyntax attribute, string property) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property);

    public static TextEdit SetArgument(this FixTarget target, AttributeSyntax attribute, string property, string value)
    {
        if (attribute.Argument(property) is { } written) return target.Replace(attribute, written.Expression.Span, value);
        string argument = $"{property} = {value}";
        if (attribute.ArgumentList is not { } list) return target.Insert(attribute, attribute.Name.Span.End, $"({argument})");
        return list.Arguments.Count == 0
            ? target.Insert(attribute, list.OpenParenToken.Span.End, argument)
            : target.Insert(attribute, list.Arguments.Last().Span.End, ", " + argument);
    }

    public static IEnumerable<TextEdit> RemoveArgument(this FixTarget target, AttributeSyntax attribute, string property)
    {
        if (attribute.Argument(property) is not { } argument) yield break;
        SeparatedSyntaxList<AttributeArgumentSyntax> all = attribute.ArgumentList!.Arguments;
        yield return target.Remove(attribute, all.Count == 1 ? attribute.ArgumentList.Span : InList(all, argument));
    }

    public static TextEdit RemoveAttribute(this FixTarget target, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return target.Remove(attribute, list.Attributes.Count == 1 ? Layout.WithLine(list, list.Span) : InList(list.Attributes, attribute));
    }

    /// <summary>Writes an attribute, with its brackets, behind those that a declaration has.</summary>
    public static TextEdit AddAttribute(this FixTarget target, MemberDeclarationSyntax declaration, string attribute)
    {
        SyntaxToken first = declaration.AttributeLists.Count > 0
            ? declaration.AttributeLists.Last().GetLastToken().GetNextToken()
            : declaration.GetFirstToken();
        bool hasLine = Layout.BeginsLine(declaration, first.SpanStart);
        string behind = hasLine ? Layout.LineBreak(declaration) + Layout.Indentation(declaration, first.SpanStart) : " ";
        return target.Insert(declaration, first.SpanStart, attribute + behind);
    }

    /// <summary>A node and the comma that goes with it.</summary>
    public static TextSpan InList<T>(SeparatedSyntaxList<T> list, T node) where T : SyntaxNode
    {
        int index = list.IndexOf(node);
        return index == 0
            ? TextSpan.FromBounds(node.SpanStart, list.Count > 1 ? list[1].SpanStart : node.Span.End)
            : TextSpan.FromBounds(list[index - 1].Span.End, node.Span.End);
    }
}
