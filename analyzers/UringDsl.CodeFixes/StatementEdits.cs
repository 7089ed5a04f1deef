using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.CodeFixes;

/// <summary>Statements, written, removed and moved.</summary>
internal static class StatementEdits
{
    /// <summary>The statement around a node that stands among others.</summary>
    public static StatementSyntax? Sibling(this SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(statement => statement.Parent is BlockSyntax or SwitchSectionSyntax);

    public static SyntaxList<StatementSyntax> Siblings(this StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        _ => default,
    };

    public static TextEdit RemoveStatement(this FixTarget target, StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax or SwitchSectionSyntax => target.Remove(statement, Layout.WithLine(statement, statement.Span)),
        ElseClauseSyntax otherwise => target.Remove(
            statement, TextSpan.FromBounds(otherwise.GetFirstToken().GetPreviousToken().Span.End, statement.Span.End)),
        _ => target.Replace(statement, statement.Span, "{ }"),
    };

    /// <summary>Writes statements in front of another one, in a block where there is none.</summary>
    public static TextEdit InsertBefore(this FixTarget target, StatementSyntax statement, params IReadOnlyList<string> inserted)
    {
        string end = Layout.LineBreak(statement), own = Layout.Indentation(statement, statement.SpanStart);
        bool hasLine = Layout.BeginsLine(statement, statement.SpanStart);
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax)
        {
            return target.Insert(statement, statement.SpanStart, string.Concat(inserted.Select(s => s + (hasLine ? end + own : " "))));
        }

        if (!hasLine) return target.Replace(statement, statement.Span, $"{{ {string.Join(" ", inserted)} {statement} }}");
        string outer = Layout.Indentation(statement, statement.Parent!.SpanStart);
        string lines = string.Concat(inserted.Append(statement.ToString()).Select(s => outer + "    " + s + end));
        return target.Replace(statement, TextSpan.FromBounds(statement.SpanStart - own.Length, statement.Span.End), $"{outer}{{{end}{lines}{outer}}}");
    }

    /// <summary>Writes statements behind those of a block.</summary>
    public static TextEdit Append(this FixTarget target, BlockSyntax block, params IReadOnlyList<string> statements)
    {
        int close = block.CloseBraceToken.SpanStart;
        if (!Layout.BeginsLine(block, close)) return target.Insert(block, close, string.Join(" ", statements) + " ");
        string end = Layout.LineBreak(block), outer = Layout.Indentation(block, close);
        return target.Insert(block, close - outer.Length, string.Concat(statements.Select(s => outer + "    " + s + end)));
    }

    /// <summary>Moves a statement behind another one of the same block.</summary>
    public static IEnumerable<TextEdit> MoveBehind(this FixTarget target, StatementSyntax moved, StatementSyntax other)
    {
        yield return target.RemoveStatement(moved);
        bool hasLine = Layout.BeginsLine(other, other.SpanStart);
        string before = hasLine ? Layout.LineBreak(other) + Layout.Indentation(other, other.SpanStart) : " ";
        yield return target.Insert(other, other.Span.End, before + moved);
    }

    /// <summary>The statements of a try in its place, as far to the left as it stood, and every comment.</summary>
    public static TextEdit Unwrap(this FixTarget target, TryStatementSyntax attempt)
    {
        SyntaxList<StatementSyntax> inside = attempt.Block.Statements;
        TextSpan body = TextSpan.FromBounds(attempt.Block.OpenBraceToken.Span.End, attempt.Block.CloseBraceToken.SpanStart);
        int own = Layout.Indentation(attempt, attempt.SpanStart).Length;
        int surplus = inside.Count == 0 ? 0 : Layout.Indentation(attempt, inside[0].SpanStart).Length - own;
        List<SyntaxTrivia> around = [.. attempt.DescendantTrivia().Where(trivia => IsComment(trivia) && attempt.Span.Contains(trivia.Span))];
        string[] parts =
        [
            .. around.Where(comment => comment.SpanStart < body.Start).Select(comment => comment.ToString()),
            Layout.Shifted(attempt, body, -surplus).Trim(),
            .. around.Where(comment => comment.SpanStart >= body.End).Select(comment => comment.ToString()),
        ];
        parts = [.. parts.Where(part => part.Length > 0)];
        if (parts.Length == 0) return target.RemoveStatement(attempt);
        string line = Layout.LineBreak(attempt) + Layout.Indentation(attempt, attempt.SpanStart);
        bool hasLine = Layout.BeginsLine(attempt, attempt.SpanStart) || around.Any(comment => comment.IsKind(SyntaxKind.SingleLineCommentTrivia));
        // What follows in the line must not become a part of a comment.
        bool isOpen = parts.Last().Split('\n').Last().Contains("//") && !Layout.EndsLine(attempt, attempt.Span.End);
        return target.Replace(attempt, attempt.Span, string.Join(hasLine ? line : " ", parts) + (isOpen ? line : ""));
    }

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>
    /// The statements in front of one in its block that could be moved behind it, the nearest first: nothing between them leaves the block or
    /// declares anything.
    /// </summary>
    public static IEnumerable<ExpressionStatementSyntax> MovableBefore(StatementSyntax statement)
    {
        SyntaxList<StatementSyntax> siblings = statement.Siblings();
        for (int i = siblings.IndexOf(statement) - 1; i >= 0; i--)
        {
            if (siblings[i] is ExpressionStatementSyntax candidate) yield return candidate;
            if (siblings[i].DescendantNodesAndSelf().Any(node => IsJump(node) || node is AwaitExpressionSyntax)) yield break;
        }
    }

    public static bool IsJump(SyntaxNode node) => node is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax
        or GotoStatementSyntax or YieldStatementSyntax or ThrowExpressionSyntax;

    /// <summary>The nodes of a scope that run in it: those of lambdas and local functions run elsewhere.</summary>
    public static IEnumerable<SyntaxNode> Running(SyntaxNode scope) =>
        scope.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    /// <summary>True where the statement behind it can be reached, as far as syntax tells.</summary>
    public static bool FallsThrough(this BlockSyntax block) =>
        block.Statements.LastOrDefault() is not (ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax
            or GotoStatementSyntax or WhileStatementSyntax { Condition.RawKind: (int)SyntaxKind.TrueLiteralExpression });
}
