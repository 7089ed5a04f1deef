using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using UringDsl.House.Tests.Checks;

namespace UringDsl.House.Tests;

[SupportedOSPlatform("linux")]
public class LayoutTests
{
    private static readonly string[] Rooms = ["analyzers", "generator", "runtime", "samples", "tests"], Files = ["README.md", "UringDsl.sln"];

    [Fact]
    public void The_top_level_holds_the_rooms_and_nothing_else()
    {
        DirectoryInfo top = new(RepositoryRoot.Path);
        Assert.Empty(LayoutChecks.TopLevel([.. top.GetDirectories().Select(folder => folder.Name)], [.. top.GetFiles().Select(file => file.Name)]));
    }

    [Fact]
    public void Every_project_is_in_the_solution() => Assert.Empty(LayoutChecks.Solution(
        RepositoryRoot.Read("UringDsl.sln").Text,
        [.. RepositoryRoot.TextFiles.Select(file => file.Path).Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))]));

    [Fact]
    public void What_CI_runs_is_executable() =>
        Assert.True((File.GetUnixFileMode(Path.Combine(RepositoryRoot.Path, ".ci/run")) & UnixFileMode.UserExecute) != 0);

    [Fact]
    public void What_tools_want_at_the_top_is_allowed() =>
        Assert.Empty(LayoutChecks.TopLevel([.. Rooms, ".git", ".ci"], [.. Files, ".editorconfig", "Directory.Build.props", "LICENSE"]));

    // What follows must fail.

    [Fact]
    public void Another_folder_fails() => Assert.Contains("docs/ does not belong", Assert.Single(LayoutChecks.TopLevel([.. Rooms, "docs"], Files)));

    [Fact]
    public void Another_file_fails() => Assert.Contains("Notes.md", Assert.Single(LayoutChecks.TopLevel(Rooms, [.. Files, "Notes.md"])));

    [Fact]
    public void A_missing_room_fails() => Assert.Contains("analyzers is missing", Assert.Single(LayoutChecks.TopLevel(Rooms[1..], Files)));

    [Fact]
    public void A_missing_file_fails() => Assert.Contains("UringDsl.sln is missing", Assert.Single(LayoutChecks.TopLevel(Rooms, ["README.md"])));

    [Fact]
    public void A_project_outside_the_solution_fails() =>
        Assert.Equal(["a/B.csproj is not in the solution"], LayoutChecks.Solution("\"B\", \"a\\C.csproj\"", ["a/B.csproj", "a/C.csproj"]));

    [Fact]
    public void A_project_that_the_solution_has_lost_fails() =>
        Assert.Equal(["a/C.csproj is in the solution and does not exist"], LayoutChecks.Solution("\"B\", \"a\\C.csproj\"", []));
}
