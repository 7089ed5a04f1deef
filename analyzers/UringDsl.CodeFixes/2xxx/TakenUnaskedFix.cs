using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using UringDsl.Analyzers.Ownership;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.CodeFixes;

/// <summary>URING2023: makes a condition of the call that hands it out, for the statements behind it that use it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TakenUnaskedFix() : UringFix(Descriptors.TakenUnasked)
{
    private protected override IEnumerable<Remedy> Remedies(FixTarget target)
    {
        if (target.Node.Sibling() is not { } use) yield break;
        SyntaxList<StatementSyntax> all = use.Siblings();
        var trial = new Trial(target, new OwnershipAnalyzer());
        for (int i = all.IndexOf(use) - 1; i >= 0; i--)
        {
            if (all[i] is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } taking) continue;
            if (OutOf(call) is not { Count: > 0 } names) continue;
            StatementSyntax last = all.Skip(i + 1).LastOrDefault(statement => Mentions(statement, names)) ?? use;
            IReadOnlyList<StatementSyntax> inside = [.. all.Skip(i + 1).TakeWhile(s => s != last), last];
            if (inside.OfType<LocalDeclarationStatementSyntax>().Any() && last != all.Last()) inside = [.. all.Skip(i + 1)];
            TextEdit wrapped = target.Replace(taking, TextSpan.FromBounds(taking.SpanStart, EndOf(inside)), Wrap(taking, call, inside));
            if (!trial.Succeeds(wrapped)) continue;
            yield return target.Remedy($"Use it only where '{NameOf(call)}' said true", "Ask", wrapped);
            yield break;
        }
    }

    private static string Wrap(StatementSyntax taking, InvocationExpressionSyntax call, IReadOnlyList<StatementSyntax> inside)
    {
        SourceText file = taking.SyntaxTree.GetText();
        string text = file.ToString(TextSpan.FromBounds(taking.Span.End, EndOf(inside))).Trim();
        bool isOneLine = inside.Count == 1 && inside[0] is ExpressionStatementSyntax or ReturnStatementSyntax && !text.Contains('\n');
        if (isOneLine) return $"if ({call}) {text}";
        if (!Layout.BeginsLine(inside[0], inside[0].SpanStart)) return $"if ({call}) {{ {text} }}";
        string end = Layout.LineBreak(taking), outer = Layout.Indentation(taking, taking.SpanStart);
        int line = file.Lines.GetLineFromPosition(taking.Span.End).End;
        string behind = file.ToString(TextSpan.FromBounds(taking.Span.End, line)).TrimEnd();
        string lines = Layout.Shifted(taking, TextSpan.FromBounds(line, EndOf(inside)), 4);
        return $"if ({call}){behind}{end}{outer}{{{lines}{end}{outer}}}";
    }

    // With the comment behind the last one, which is about it, where each has its line.
    private static int EndOf(IReadOnlyList<StatementSyntax> inside)
    {
        StatementSyntax last = inside[inside.Count - 1];
        if (!Layout.BeginsLine(inside[0], inside[0].SpanStart)) return last.Span.End;
        return last.GetTrailingTrivia().Where(StatementEdits.IsComment).Select(comment => comment.Span.End).Append(last.Span.End).Max();
    }

    private static IReadOnlyList<string> OutOf(InvocationExpressionSyntax call) => NameOf(call).StartsWith("Try", System.StringComparison.Ordinal)
        ? [.. call.ArgumentList.Arguments.Where(a => a.RefOrOutKeyword.ValueText == "out").Select(a => GiveBack.VariableOf(a)).OfType<string>()]
        : [];

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression.GetLastToken().ValueText;

    private static bool Mentions(SyntaxNode node, IReadOnlyList<string> names) =>
        node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));
}
