using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace UringDsl.House.Tests.Checks;

/// <summary>
/// The C# of a page is the C# of a file that is compiled and tested: each block starts with a comment that names its file, and the rest of
/// the block is that file's text.
/// </summary>
internal static partial class ReadmeChecks
{
    /// <param name="page">The page.</param>
    /// <param name="read">The text of a file of the repository, or null where there is none.</param>
    public static IEnumerable<string> Check(SourceFile page, Func<string, string?> read)
    {
        if (Fence().Count(page.Text) % 2 != 0) yield return $"{page.Path}: a fenced block is never closed";
        foreach (Match block in CSharpBlock().Matches(page.Text))
        {
            string at = $"{page.Path}({page.Text.AsSpan(0, block.Index).Count('\n') + 1})";
            Match named = NamedFile().Match(block.Groups["code"].Value);
            if (!named.Success)
            {
                yield return $"{at}: the block does not start with a comment that names its file";
                continue;
            }
            string path = named.Groups["path"].Value;
            if (read(path) is not { } file) yield return $"{at}: {path} does not exist";
            else if (Difference(named.Groups["rest"].Value, file) is { } line) yield return $"{at}: the block is not the text of {path} from line {line}";
        }
    }

    private static int? Difference(string shown, string file)
    {
        string[] left = shown.Trim('\n').Split('\n'), right = file.Trim('\n').Split('\n');
        int same = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == left.Length && same == right.Length ? null : same + 1;
    }

    [GeneratedRegex("^ *```", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("^```(?:csharp|cs|c#)[^\n]*\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"\A//\s*(?<path>\S+\.cs)[ ]*\n(?<rest>.*)\z", RegexOptions.Singleline)]
    private static partial Regex NamedFile();
}
