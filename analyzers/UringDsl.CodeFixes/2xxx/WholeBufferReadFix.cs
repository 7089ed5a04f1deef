using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UringDsl.Analyzers.Results;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2044: reads as many bytes as the result says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WholeBufferReadFix() : UringFix(Descriptors.WholeBufferRead)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node is not MemberAccessExpressionSyntax span || target.Find<MethodDeclarationSyntax>() is not { } method) yield break;
        var trial = new Trial(target, new ResultAnalyzer());
        foreach (ISymbol result in ResultsIn(target, method, span))
        {
            TextEdit edit = target.Insert(span.Span.End, $"[..{result.Name}.Bytes]");
            if (!trial.Succeeds(edit)) continue;
            yield return target.Remedy($"Read '{span}[..{result.Name}.Bytes]'", "Length", edit);
            yield break;
        }
    }

    // The result that was awaited last in front of it, or that the completion method gets.
    private static IEnumerable<ISymbol> ResultsIn(FixTarget target, MethodDeclarationSyntax method, SyntaxNode before)
    {
        IEnumerable<ISymbol?> locals = method.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(variable => variable.Span.End < before.SpanStart && variable.Initializer?.Value is AwaitExpressionSyntax { Expression: var awaited }
                && awaited.ToString().Contains(FirstToken(before)))
            .Select(variable => target.Model.GetDeclaredSymbol(variable))
            .Reverse();
        IEnumerable<ISymbol?> parameters = method.ParameterList.Parameters.Select(parameter => target.Model.GetDeclaredSymbol(parameter));
        return locals.Concat(parameters).OfType<ISymbol>().Where(symbol => TypeOf(symbol)?.Name == "Transferred");
    }

    private static string FirstToken(SyntaxNode span) => ((MemberAccessExpressionSyntax)span).Expression.GetLastToken().ValueText;

    private static ITypeSymbol? TypeOf(ISymbol symbol) => (symbol as ILocalSymbol)?.Type ?? (symbol as IParameterSymbol)?.Type;
}
