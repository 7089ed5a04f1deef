using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace UringDsl.House.Tests.Checks;

/// <summary>Each rule has a page and a row in the release notes with its category and severity, and neither has a rule that is not there.</summary>
internal static partial class RuleChecks
{
    public const string Pages = "analyzers/docs/", Releases = "AnalyzerReleases.Unshipped.md";

    /// <param name="rules">The descriptors.</param>
    /// <param name="pages">The names of the files in analyzers/docs.</param>
    /// <param name="releases">The text of AnalyzerReleases.Unshipped.md.</param>
    public static IEnumerable<string> Check(IReadOnlyCollection<DiagnosticDescriptor> rules, IReadOnlyCollection<string> pages, string releases)
    {
        Dictionary<string, Match> rows = Row().Matches(releases).ToDictionary(row => row.Groups["id"].Value);
        foreach (DiagnosticDescriptor rule in rules.DistinctBy(rule => rule.Id))
        {
            if (!rule.HelpLinkUri.EndsWith($"/{Pages}{rule.Id}.md", StringComparison.Ordinal)) yield return $"{rule.Id} does not link to its page";
            if (!pages.Contains(rule.Id + ".md")) yield return $"{rule.Id} has no page {Pages}{rule.Id}.md";
            if (!rows.TryGetValue(rule.Id, out Match? row)) yield return $"{rule.Id} has no row in {Releases}";
            else if (row.Groups["category"].Value != rule.Category || row.Groups["severity"].Value != rule.DefaultSeverity.ToString())
                yield return $"{rule.Id} is {rule.Category} and {rule.DefaultSeverity}; its row in {Releases} says '{row.Value.Trim()}'";
        }
        HashSet<string> ids = [.. rules.Select(rule => rule.Id)];
        foreach (string page in pages.Where(page => PageOfARule().IsMatch(page) && !ids.Contains(page[..^3]))) yield return $"{Pages}{page} has no rule";
        foreach (string id in rows.Keys.Where(id => !ids.Contains(id))) yield return $"the row {id} in {Releases} has no rule";
    }

    /// <summary>The descriptors that the types called Descriptors of an assembly hold.</summary>
    public static IReadOnlyCollection<DiagnosticDescriptor> In(Assembly assembly) => [.. assembly.GetTypes()
        .Where(type => type.Name == "Descriptors")
        .SelectMany(type => type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Select(member => (member as FieldInfo)?.GetValue(null) ?? (member as PropertyInfo)?.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .Distinct()];

    [GeneratedRegex(@"^\s*(?<id>URING\d{4})\s*\|\s*(?<category>[^|]*?)\s*\|\s*(?<severity>\w+)\s*\|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^URING\d{4}\.md$")]
    private static partial Regex PageOfARule();
}
