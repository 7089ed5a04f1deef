using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING1010: gives the method the parameters that it can have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CompletionMistypedFix() : UringFix(Descriptors.CompletionMistyped)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Find<MethodDeclarationSyntax>() is not { TypeParameterList: null } method) yield break;
        string value = target.Read(Hint.Value)[0];
        IReadOnlyList<string> beside = target.Read(Hint.Beside);
        var parameters = new List<string>();
        var kept = new HashSet<string>();
        foreach (ParameterSyntax parameter in method.ParameterList.Parameters)
        {
            string type = ShortName(parameter.Type), name = parameter.Identifier.Text;
            string? modifier = type == value ? "in " : beside.Count > 0 && type == beside[0] ? "" : beside.Count > 1 && type == beside[1] ? "ref " : null;
            bool isFit = modifier is not null && kept.Add(type);
            if (isFit) parameters.Add($"{modifier}{parameter.Type!.WithoutTrivia()} {name}".Replace("? ", " "));
            else if (IsUsed(method, name)) yield break; // What would become of the code that uses it, the user must say.
        }

        if (kept.Add(value)) parameters.Add($"in {target.TypeName(value)} {Completions.ParameterName(value)}");
        bool isAsync = method.Modifiers.Any(SyntaxKind.AsyncKeyword);
        bool returnsVoid = method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
        if (isAsync || (!returnsVoid && ReturnsValue(method))) yield break;
        TextEdit list = target.Replace(method, method.ParameterList.Span, $"({string.Join(", ", parameters)})");
        yield return target.Remedy(
            $"Take what is delivered: ({string.Join(", ", parameters)})", "Parameters",
            returnsVoid ? [list] : [target.Replace(method, method.ReturnType.Span, "void"), list]);
    }

    private static string ShortName(TypeSyntax? type) => type switch
    {
        QualifiedNameSyntax qualified => ShortName(qualified.Right),
        AliasQualifiedNameSyntax alias => ShortName(alias.Name),
        NullableTypeSyntax nullable => ShortName(nullable.ElementType),
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static bool IsUsed(MethodDeclarationSyntax method, string name) => ((SyntaxNode?)method.Body ?? method.ExpressionBody)?.DescendantTokens()
        .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Text == name) == true;

    // Without a value there is nothing that void would lose.
    private static bool ReturnsValue(MethodDeclarationSyntax method) =>
        method.ExpressionBody is not null || method.DescendantNodes().OfType<ReturnStatementSyntax>().Any(statement => statement.Expression is not null);
}
