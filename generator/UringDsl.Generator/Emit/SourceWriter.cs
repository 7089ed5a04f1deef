using System;
using System.Text;

namespace UringDsl.Generator.Emit;

/// <summary>Indented text with <c>\n</c> alone at the end of a line.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4, UsualLength = 16384;

    private readonly StringBuilder _text = new(UsualLength);
    private int _level;
    private bool _blankIsDue;

    /// <summary>One line, or several of a raw string literal; each is indented, empty ones stay empty.</summary>
    public void Line(string lines)
    {
        int start = 0;
        for (int end = lines.IndexOf('\n'); end >= 0; end = lines.IndexOf('\n', start))
        {
            WriteOne(lines, start, end);
            start = end + 1;
        }

        WriteOne(lines, start, lines.Length);
    }

    /// <summary>An empty line between members; none at the beginning of a block, and never two.</summary>
    public void Blank() => _blankIsDue = true;

    /// <summary>A header line (or none) and braces around what follows until the scope is disposed.</summary>
    public Scope Block(string? header = null, string end = "}")
    {
        if (header is not null) Line(header);
        Line("{");
        _level++;
        _blankIsDue = false;
        return new(this, end);
    }

    /// <summary>Deeper lines without braces: what follows a case label.</summary>
    public Scope Indent(string header)
    {
        Line(header);
        _level++;
        return new(this, end: null);
    }

    public override string ToString() => _text.ToString();

    private void WriteOne(string lines, int start, int end)
    {
        while (end > start && lines[end - 1] == '\r') end--;
        if (_blankIsDue)
        {
            _blankIsDue = false;
            _text.Append('\n');
        }

        if (end > start) _text.Append(' ', _level * SpacesPerLevel).Append(lines, start, end - start);
        _text.Append('\n');
    }

    private void Close(string? end)
    {
        _level--;
        _blankIsDue = false;
        if (end is not null) Line(end);
    }

    /// <summary>Ends a block.</summary>
    public readonly struct Scope(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose() => writer.Close(end);
    }
}
