using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace UringDsl.House.Tests.Checks;

/// <summary>What the table of covered topics names exists: attributes, members of the runtime, tests, samples, pages.</summary>
internal static partial class CoverageChecks
{
    private const string TestFolder = "tests/UringDsl.Runtime.Tests/";

    /// <param name="page">The text of the page.</param>
    /// <param name="runtime">The assembly with the attributes and types.</param>
    /// <param name="exists">Whether a path of the repository exists.</param>
    public static IEnumerable<string> Check(string page, Assembly runtime, Func<string, bool> exists)
    {
        HashSet<string> types = [.. runtime.GetExportedTypes().Select(type => type.Name.Split('`')[0])];
        foreach (string line in page.Split('\n').Where(line => line.StartsWith('|')))
        {
            string[] cells = [.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim())];
            if (cells[0] is "Topic" || cells[0].StartsWith('-')) continue;
            if (cells.Length != 4)
            {
                yield return $"'{cells[0]}' has {cells.Length} cells, not topic, written as, tests, samples and pages";
                continue;
            }
            if (cells.Contains("")) yield return $"'{cells[0]}' has an empty cell";
            foreach (string name in Code().Matches(cells[1]).Select(match => match.Groups[1].Value))
            {
                if (!IsKnown(name, types, runtime)) yield return $"'{cells[0]}' names `{name}`, which the runtime does not have";
            }
            foreach (string name in Code().Matches(cells[2]).Select(match => match.Groups[1].Value))
            {
                bool isThere = exists($"{TestFolder}{name}.cs") || exists(name) || exists($"tests/{name}.cs");
                if (!isThere) yield return $"'{cells[0]}' names the tests `{name}`, which are not there";
            }
            foreach (string name in Code().Matches(cells[3]).Select(match => match.Groups[1].Value))
            {
                if (!exists(name) && !exists($"{name}/Program.cs")) yield return $"'{cells[0]}' names `{name}`, which is not there";
            }
        }
    }

    // [Receive(Multishot, Bundle)]: the attribute and its properties. RingOptions.Linger: a member. OnBuffersLow and the like: a hook, by its name.
    private static bool IsKnown(string name, HashSet<string> types, Assembly runtime)
    {
        if (Attribute().Match(name) is { Success: true } attribute)
        {
            Type? type = runtime.GetType($"UringDsl.{attribute.Groups["name"].Value}Attribute");
            if (type is null) return false;
            string[] properties = attribute.Groups["properties"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return properties.All(property => type.GetProperty(property.Split('=')[0].Trim()) is not null);
        }
        string[] parts = name.Split('.');
        if (parts.Length == 1) return types.Contains(name) || name.StartsWith("On", StringComparison.Ordinal);
        return runtime.GetExportedTypes().Any(type => type.Name.Split('`')[0] == parts[0] && type.GetMember(parts[1]).Length > 0);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\[(?<name>\w+)(\((?<properties>[^)]*)\))?\]$")]
    private static partial Regex Attribute();
}
