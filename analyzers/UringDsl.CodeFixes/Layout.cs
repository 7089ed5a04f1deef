using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.CodeFixes;

/// <summary>How the lines of a file look.</summary>
internal static class Layout
{
    /// <summary>The line break of the file of a node.</summary>
    public static string LineBreak(SyntaxNode node)
    {
        TextLine first = node.SyntaxTree.GetText().Lines[0];
        return first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";
    }

    /// <summary>The white space in front of the line at a position.</summary>
    public static string Indentation(SyntaxNode node, int position)
    {
        string line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>True where only white space stands in front of a position in its line.</summary>
    public static bool BeginsLine(SyntaxNode node, int position)
    {
        SourceText text = node.SyntaxTree.GetText();
        return text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position)).Trim().Length == 0;
    }

    /// <summary>True where only white space stands behind a position in its line.</summary>
    public static bool EndsLine(SyntaxNode node, int position)
    {
        SourceText text = node.SyntaxTree.GetText();
        return text.ToString(TextSpan.FromBounds(position, text.Lines.GetLineFromPosition(position).End)).Trim().Length == 0;
    }

    /// <summary>The span, and with it the line or lines that it has alone, or else the white space behind it.</summary>
    public static TextSpan WithLine(SyntaxNode node, TextSpan span)
    {
        SourceText text = node.SyntaxTree.GetText();
        TextLine last = text.Lines.GetLineFromPosition(span.End);
        string behind = text.ToString(TextSpan.FromBounds(span.End, last.End));
        if (BeginsLine(node, span.Start) && behind.Trim().Length == 0)
        {
            return TextSpan.FromBounds(text.Lines.GetLineFromPosition(span.Start).Start, last.EndIncludingLineBreak);
        }

        return TextSpan.FromBounds(span.Start, span.End + behind.Length - behind.TrimStart().Length);
    }

    /// <summary>
    /// A part of a file, with the lines that begin in it moved to the right by so many columns, or to the left. A line that begins inside a string stays
    /// where it is, since its white space is part of the text.
    /// </summary>
    public static string Shifted(SyntaxNode node, TextSpan span, int columns)
    {
        SourceText text = node.SyntaxTree.GetText();
        List<TextSpan> strings = [.. node.SyntaxTree.GetRoot().DescendantNodes(span).Where(IsString).Select(s => s.Span)];
        IEnumerable<string> lines = text.Lines.Where(line => line.Start < span.End && line.EndIncludingLineBreak > span.Start).Select(line =>
        {
            string part = text.ToString(TextSpan.FromBounds(Math.Max(line.Start, span.Start), Math.Min(line.EndIncludingLineBreak, span.End)));
            bool stays = line.Start < span.Start || strings.Any(s => s.Start < line.Start && line.Start < s.End);
            return stays ? part : Shifted(part, columns);
        });
        return string.Concat(lines);
    }

    private static string Shifted(string line, int columns)
    {
        string content = line.TrimStart(' ', '\t');
        int indentation = line.Length - content.Length;
        return content.Trim().Length == 0 ? content : new string(' ', Math.Max(columns, 0)) + line.Substring(Math.Min(indentation, Math.Max(-columns, 0)));
    }

    private static bool IsString(SyntaxNode node) => node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax;
}
