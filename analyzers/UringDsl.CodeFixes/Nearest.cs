using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace UringDsl.CodeFixes;

/// <summary>Which name is meant by one that is written wrong.</summary>
internal static class Nearest
{
    /// <summary>The name in <c>nameof(…)</c> or in a string.</summary>
    public static string Written(ExpressionSyntax expression) =>
        (expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } call ? call.ArgumentList.Arguments[0].Expression : expression)
        .GetLastToken().ValueText;

    /// <summary>The names that differ little from the one that is written, the nearest first.</summary>
    public static IEnumerable<string> Of(string written, IReadOnlyList<string> names)
    {
        int most = Math.Max(2, written.Length / 3);
        return names.Select(name => (Name: name, Distance: Distance(written.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .Take(3);
    }

    // Levenshtein's: letters that are put in, taken away or changed.
    private static int Distance(string one, string other)
    {
        int[] before = Enumerable.Range(0, other.Length + 1).ToArray();
        for (int i = 1; i <= one.Length; i++)
        {
            int[] current = new int[other.Length + 1];
            current[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int change = before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(before[j], current[j - 1]) + 1);
            }

            before = current;
        }

        return before[other.Length];
    }
}
