using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace UringDsl.House.Tests.Checks;

/// <summary>What a person sees at the top of the repository, and what the solution holds.</summary>
internal static partial class LayoutChecks
{
    private static readonly string[] Rooms = ["analyzers", "generator", "runtime", "samples", "tests"];
    private static readonly string[] Files = ["README.md", "UringDsl.sln"];
    private static readonly string[] ToolFiles = ["global.json", "LICENSE"];

    /// <param name="folders">The folders of the top level.</param>
    /// <param name="files">The files of the top level.</param>
    public static IEnumerable<string> TopLevel(IReadOnlyCollection<string> folders, IReadOnlyCollection<string> files)
    {
        IEnumerable<string> missing = Rooms.Except(folders).Concat(Files.Except(files));
        IEnumerable<string> astray = folders.Except(Rooms).Select(name => name + "/").Concat(files.Except(Files)).Where(name => !IsForTools(name));
        return [.. missing.Select(name => $"{name} is missing from the top level"), .. astray.Select(name => $"{name} does not belong to the top level")];
    }

    /// <summary>The solution names every project of the tree, and no other.</summary>
    public static IEnumerable<string> Solution(string solution, IReadOnlyCollection<string> projects)
    {
        List<string> listed = [.. Project().Matches(solution).Select(match => match.Groups["path"].Value.Replace('\\', '/'))];
        foreach (string path in projects.Except(listed)) yield return $"{path} is not in the solution";
        foreach (string path in listed.Except(projects)) yield return $"{path} is in the solution and does not exist";
    }

    private static bool IsForTools(string name) =>
        name.StartsWith('.') || name.StartsWith("Directory.", StringComparison.Ordinal) || ToolFiles.Contains(name);

    [GeneratedRegex("\"(?<path>[^\"]+\\.csproj)\"")]
    private static partial Regex Project();
}
