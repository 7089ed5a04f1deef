using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace UringDsl.Testing;

/// <summary>A source with its expected diagnostics written into it: <c>{|URING1001:span|}</c>. Spans may nest and may be empty.</summary>
internal sealed partial record Markup(string Text, ImmutableArray<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string marked)
    {
        StringBuilder text = new();
        List<(string, TextSpan)> expected = [];
        Stack<(string Id, int Start)> open = new();
        int copied = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked, copied, mark.Index - copied);
            copied = mark.Index + mark.Length;
            if (mark.Groups["id"].Success)
            {
                open.Push((mark.Groups["id"].Value, text.Length));
                continue;
            }
            RigFailure.Unless(open.Count > 0, "a |} closes nothing");
            (string id, int start) = open.Pop();
            expected.Add((id, TextSpan.FromBounds(start, text.Length)));
        }
        RigFailure.Unless(open.Count == 0, "a {| is never closed");
        return new(text.Append(marked, copied, marked.Length - copied).ToString(), [.. expected.OrderBy(e => e.Item2.Start)]);
    }

    [GeneratedRegex(@"\{\|(?<id>\w+):|\|\}")]
    private static partial Regex Mark();
}
