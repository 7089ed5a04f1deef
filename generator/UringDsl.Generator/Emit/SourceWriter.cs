using System;
using System.Text;

namespace UringDsl.Generator.Emit;

/// <summary>Indented text with <c>\n</c> alone at the end of a line.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;
    private bool _blankIsDue;

    /// <summary>One line, or several of a raw string literal; each is indented, empty ones stay empty.</summary>
    public void Line(string lines)
    {
        foreach (string line in lines.Split('\n')) WriteOne(line.TrimEnd('\r'));
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

    private void WriteOne(string line)
    {
        if (_blankIsDue)
        {
            _blankIsDue = false;
            _text.Append('\n');
        }

        if (line.Length > 0) _text.Append(' ', _level * SpacesPerLevel).Append(line);
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
