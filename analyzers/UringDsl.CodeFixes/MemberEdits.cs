using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.CodeFixes;

/// <summary>Members of a handler, and their parameters.</summary>
internal static class MemberEdits
{
    /// <summary>Writes a method without statements behind the other members.</summary>
    /// <param name="header">All but the body.</param>
    /// <param name="statements">What it does, if anything.</param>
    public static IEnumerable<TextEdit> AddMethod(this FixTarget target, TypeDeclarationSyntax type, string header, params IReadOnlyList<string> statements)
    {
        if (type.CloseBraceToken.IsMissing || type.CloseBraceToken.Span.IsEmpty) yield break;
        int close = type.CloseBraceToken.SpanStart;
        if (!Layout.BeginsLine(type, close))
        {
            yield return target.Insert(type, close, header + (statements.Count == 0 ? " { } " : $" {{ {string.Join(" ", statements)} }} "));
            yield break;
        }

        string end = Layout.LineBreak(type), outer = Layout.Indentation(type, close), inner = outer + "    ";
        string blank = type.Members.Count > 0 ? end : "";
        int line = close - outer.Length;
        string lines = string.Concat(statements.Select(statement => inner + "    " + statement + end));
        yield return target.Insert(type, line, $"{blank}{inner}{header}{end}{inner}{{{end}{lines}{inner}}}{end}");
    }

    /// <summary>Writes statements behind those of a method; one that is an expression becomes a block.</summary>
    public static IEnumerable<TextEdit> AppendStatements(this FixTarget target, MethodDeclarationSyntax method, params string[] statements)
    {
        string end = Layout.LineBreak(method), outer = Layout.Indentation(method, method.SpanStart), inner = outer + "    ";
        if (method.ExpressionBody is { } arrow)
        {
            string lines = string.Concat(statements.Prepend(arrow.Expression + ";").Select(statement => inner + statement + end));
            int start = arrow.GetFirstToken().GetPreviousToken().Span.End;
            yield return target.Replace(method, TextSpan.FromBounds(start, method.SemicolonToken.Span.End), $"{end}{outer}{{{end}{lines}{outer}}}");
        }
        else if (method.Body is { } body && !body.CloseBraceToken.IsMissing)
        {
            yield return target.Append(body, statements);
        }
    }

    /// <summary>Writes a parameter behind the others. Who calls the method must say what it is.</summary>
    public static TextEdit AddParameter(this FixTarget target, MethodDeclarationSyntax method, string type, string name)
    {
        SeparatedSyntaxList<ParameterSyntax> all = method.ParameterList.Parameters;
        string parameter = $"{target.TypeName(type)} {name}";
        if (all.Count == 0) return target.Insert(method, method.ParameterList.OpenParenToken.Span.End, parameter);
        bool isOpen = all.Last().Modifiers.Any(SyntaxKind.ParamsKeyword) || all.Last().Default is not null;
        return isOpen ? target.Insert(method, all[0].SpanStart, parameter + ", ") : target.Insert(method, all.Last().Span.End, ", " + parameter);
    }

    /// <summary>Removes a parameter, and the argument for it wherever the method is called.</summary>
    public static IEnumerable<TextEdit> RemoveParameter(this FixTarget target, MethodDeclarationSyntax method, ParameterSyntax parameter)
    {
        int index = method.ParameterList.Parameters.IndexOf(parameter);
        yield return target.Remove(method, AttributeEdits.InList(method.ParameterList.Parameters, parameter));
        if (target.Model.GetDeclaredSymbol(method) is not { } symbol) yield break;
        foreach (InvocationExpressionSyntax call in CallsOf(target.Model.Compilation, symbol))
        {
            SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
            ArgumentSyntax? argument = arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == parameter.Identifier.ValueText)
                ?? arguments.ElementAtOrDefault(index);
            if (argument is not null) yield return target.Remove(call, AttributeEdits.InList(arguments, argument));
        }
    }

    public static ParameterSyntax? Parameter(this BaseMethodDeclarationSyntax method, string name) =>
        method.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == name);

    /// <summary>Where a method is called.</summary>
    public static IEnumerable<InvocationExpressionSyntax> CallsOf(Compilation compilation, IMethodSymbol method)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            List<InvocationExpressionSyntax> named = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(call => NameOf(call.Expression) == method.Name)
                .ToList();
            if (named.Count == 0) continue;
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (InvocationExpressionSyntax call in named)
            {
                ISymbol? called = model.GetSymbolInfo(call).Symbol;
                if (called is IMethodSymbol { PartialDefinitionPart: { } definition }) called = definition;
                if (SymbolEqualityComparer.Default.Equals(called, method)) yield return call;
            }
        }
    }

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
