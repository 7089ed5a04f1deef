using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>A fix that writes what the parser has said would be right.</summary>
public abstract class HintFix : UringFix
{
    private protected HintFix(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected override IEnumerable<Remedy> Remedies(FixTarget target) =>
        [.. Settings(target), .. Replacements(target), .. Additions(target), .. Modifiers(target), .. Names(target), .. Removals(target)];

    private static IEnumerable<Remedy> Settings(FixTarget target)
    {
        if (target.Attribute is not { } attribute) yield break;
        TextEdit[] also = [.. ClassAttributes(target)];
        int choice = 0;
        foreach (string setting in target.Read(Hint.Settings))
        {
            int split = setting.IndexOf('=');
            (string property, string value) = (setting.Substring(0, split), setting.Substring(split + 1));
            if (value.Length == 0) continue;
            string written = string.Join(" | ", value.Split([" | "], System.StringSplitOptions.None).Select(target.TypeName));
            yield return target.Remedy(
                $"Write '{property} = {value}' on {attribute.ShortName()}", Kind(property, value, choice++),
                [target.SetArgument(attribute, property, written), .. also]);
        }
    }

    // Names and numbers are others for each diagnostic, and yet the same remedy.
    private static string Kind(string property, string value, int choice) =>
        char.IsUpper(value[0]) || value == "true" ? $"{property}={value}" : $"{property}:{choice}";

    private static IEnumerable<Remedy> Replacements(FixTarget target)
    {
        SyntaxNode replaced = target.Node is ParameterSyntax { Type: { } type } ? type : target.Node;
        foreach (string expression in target.Read(Hint.Replacements))
        {
            yield return target.Remedy($"Write '{expression}'", "Replace", target.Replace(replaced, replaced.Span, target.TypeName(expression)));
        }
    }

    private static IEnumerable<Remedy> Additions(FixTarget target)
    {
        if (target.Read(Hint.Settings).Count == 0)
        {
            foreach (TextEdit edit in ClassAttributes(target))
            {
                string name = target.Find<TypeDeclarationSyntax>()!.Identifier.ValueText;
                yield return target.Remedy($"Add [{target.Read(Hint.ClassAttribute)[0]}] to '{name}'", Hint.ClassAttribute, edit);
            }
        }

        if (target.Find<MethodDeclarationSyntax>() is not { } method || target.Read(Hint.Parameter) is not { Count: 2 } added) yield break;
        yield return target.Remedy($"Add a parameter '{added[0]} {added[1]}'", "AddParameter", target.AddParameter(method, added[0], added[1]));
    }

    private static IEnumerable<TextEdit> ClassAttributes(FixTarget target) =>
        target.Find<TypeDeclarationSyntax>() is { } type
            ? target.Read(Hint.ClassAttribute).Select(attribute => target.AddAttribute(type, $"[{Qualified(target, attribute)}]"))
            : [];

    // Name(arguments).
    private static string Qualified(FixTarget target, string attribute)
    {
        int end = attribute.IndexOf('(');
        return end < 0 ? target.TypeName(attribute) : target.TypeName(attribute.Substring(0, end)) + attribute.Substring(end);
    }

    private static IEnumerable<Remedy> Removals(FixTarget target)
    {
        string? surplus = target.Read(Hint.Surplus).FirstOrDefault();
        if (surplus is not null && target.Find<MethodDeclarationSyntax>() is { } method && method.Parameter(surplus) is { } parameter)
        {
            yield return target.Remedy($"Remove the parameter '{surplus}'", "RemoveParameter", target.RemoveParameter(method, parameter));
        }

        if (target.Attribute is not { } attribute) yield break;
        foreach (string removal in target.Read(Hint.Removals))
        {
            string name = attribute.ShortName();
            if (removal == Hint.Whole) yield return target.Remedy($"Remove [{name}]", "RemoveAttribute", target.RemoveAttribute(attribute));
            else if (attribute.Argument(removal) is not null)
            {
                yield return target.Remedy($"Remove '{removal}' from {name}", "Remove" + removal, target.RemoveArgument(attribute, removal));
            }
        }
    }

    private static IEnumerable<Remedy> Modifiers(FixTarget target)
    {
        string[] modifiers = [.. target.Read(Hint.Modifiers)];
        if (modifiers.Length == 0) yield break;
        string added = string.Join(" ", modifiers.Where(m => m[0] == '+').Select(m => m.Substring(1)));
        string title = added.Length > 0 ? $"Make it {added}" : $"Remove '{modifiers[0].Substring(1)}'";
        yield return target.Remedy(title, "Modifiers", target.Modify(modifiers));
    }

    // A name stands there as nameof(…), and may be misspelt.
    private static IEnumerable<Remedy> Names(FixTarget target)
    {
        IReadOnlyList<string> names = target.Read(Hint.Names);
        if (target.Node is not ExpressionSyntax expression || names.Count == 0) yield break;
        int choice = 0;
        foreach (string name in names.Count == 1 ? names : Nearest.Of(Nearest.Written(expression), names))
        {
            yield return target.WriteName(expression, name, choice++);
        }
    }
}
