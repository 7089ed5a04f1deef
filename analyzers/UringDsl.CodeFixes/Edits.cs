using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.CodeFixes;

/// <summary>
/// Applies the edits of one remedy, or of many. Edits are text, so that what nobody asked to change keeps its layout. The same edit twice is
/// one edit (two diagnostics may want the same attribute), insertions at one place follow each other, deletions that overlap are one, and of
/// two others that overlap the first one holds: the second diagnostic is still there afterwards.
/// </summary>
internal static class Edits
{
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<TextEdit> edits, CancellationToken cancellation)
    {
        foreach (IGrouping<DocumentId, TextEdit> file in edits.Distinct().GroupBy(edit => edit.Document))
        {
            if (solution.GetDocument(file.Key) is not { } document) continue;
            SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(file.Key, Apply(text, file));
        }

        return solution;
    }

    /// <summary>The text of a file with the edits that are for it.</summary>
    public static SourceText Apply(SourceText text, IEnumerable<TextEdit> edits) => text.WithChanges(Merge(edits.Distinct()));

    private static List<TextChange> Merge(IEnumerable<TextEdit> edits)
    {
        var merged = new List<TextChange>();
        foreach (TextEdit edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length))
        {
            TextChange? last = merged.Count > 0 ? merged[merged.Count - 1] : null;
            bool isApart = last is not { } before || before.Span.End < edit.Span.Start
                || (before.Span.End == edit.Span.Start && !(before.Span.IsEmpty && edit.IsInsertion));
            if (isApart) merged.Add(new(edit.Span, edit.Text));
            else if (last!.Value.Span.IsEmpty && edit.IsInsertion) merged[merged.Count - 1] = new(edit.Span, last.Value.NewText + edit.Text);
            else if (last.Value.NewText!.Length == 0 && edit.IsDeletion)
            {
                int end = System.Math.Max(last.Value.Span.End, edit.Span.End);
                merged[merged.Count - 1] = new(TextSpan.FromBounds(last.Value.Span.Start, end), "");
            }
        }

        return merged;
    }
}
