using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.CodeFixes;

/// <summary>What is written in place of a part of a file.</summary>
internal readonly record struct TextEdit(DocumentId Document, TextSpan Span, string Text)
{
    public bool IsInsertion => Span.IsEmpty;

    public bool IsDeletion => Text.Length == 0;
}
