using Microsoft.CodeAnalysis;
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
}
