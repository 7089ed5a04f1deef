using System;
using System.Linq;
using System.Text.RegularExpressions;
using UringDsl.House.Tests.Checks;

namespace UringDsl.House.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_readme_shows_the_files_as_they_are() => Assert.Empty(ReadmeChecks.Check(
        RepositoryRoot.Read("README.md"), path => RepositoryRoot.Exists(path) ? RepositoryRoot.Read(path).Text : null));

    [Fact]
    public void The_generated_code_that_the_readme_shows_is_what_the_generator_writes()
    {
        const string Snapshot = "tests/UringDsl.Generator.Tests/Snapshots/Emit_HandlerTests.An_echo_server#Demo.EchoServer.g.verified.cs";
        string readme = RepositoryRoot.Read("README.md").Text, written = WithoutNamespaces(RepositoryRoot.Read(Snapshot).Text);
        string shown = readme[readme.IndexOf("## What F12 shows", StringComparison.Ordinal)..].Split("```text\n")[1].Split("```")[0];
        string[] parts = shown.Split("\n\n");
        Assert.True(parts.Length > 5);
        Assert.All(parts, part => Assert.Contains(WithoutNamespaces(part), written, StringComparison.Ordinal));

        // Nor the breaks of the lines, which the namespaces cause.
        static string WithoutNamespaces(string code) => Regex.Replace(Regex.Replace(code, @"global::UringDsl\.((Abi|CompilerServices)\.)?", ""), @"\s+", "");
    }

    [Fact]
    public void Code_that_is_its_file_passes() => Assert.Empty(Check("```csharp\n// a/B.cs\nclass B\n{\n}\n```\n\n```sh\n// anything\n```\n"));

    [Fact]
    public void A_page_of_other_languages_passes() => Assert.Empty(Check("# Title\n\n```sh\ndotnet test\n```\n"));

    // What follows must fail.

    [Fact]
    public void Code_that_differs_from_its_file_fails() =>
        Assert.Equal("README.md(2): the block is not the text of a/B.cs from line 3", Assert.Single(Check("\n```csharp\n// a/B.cs\nclass B\n{\n};\n```\n")));

    [Fact]
    public void Code_that_shows_a_part_of_its_file_fails() => Assert.Contains("from line 2", Assert.Single(Check("```cs\n// a/B.cs\nclass B\n```\n")));

    [Fact]
    public void Code_of_a_file_that_went_fails() => Assert.Contains("a/C.cs does not exist", Assert.Single(Check("```csharp\n// a/C.cs\n```\n")));

    [Fact]
    public void Code_of_no_file_fails() => Assert.Contains("names its file", Assert.Single(Check("```csharp\nclass B { }\n```\n")));

    [Fact]
    public void A_block_that_never_ends_fails() => Assert.Contains("never closed", Assert.Single(Check("```csharp\n// a/B.cs\nclass B { }\n")));

    private static string[] Check(string page) => [.. ReadmeChecks.Check(new("README.md", page), path => path == "a/B.cs" ? "class B\n{\n}\n" : null)];
}
