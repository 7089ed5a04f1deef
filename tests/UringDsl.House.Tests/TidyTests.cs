using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.House.Tests.Checks;

namespace UringDsl.House.Tests;

public class TidyTests
{
    [Fact]
    public void The_tree_is_tidy()
    {
        Assert.NotEmpty(RepositoryRoot.TextFiles);
        string[] untidy = [.. RepositoryRoot.TextFiles.SelectMany(TidyChecks.All)];
        Assert.True(untidy.Length == 0, string.Join("\n", untidy));
    }

    [Theory]
    [InlineData("runtime/UringDsl/Ops/Prep.g.cs")]
    [InlineData("tests/A/Snapshots/A.B#C.verified.cs")]
    [InlineData("generator/UringDsl.Generator/Ops/OpTable.Network.cs")]
    [InlineData("runtime/UringDsl/Abi/Errno.cs")]
    public void A_table_and_a_rendered_file_may_be_long(string path) => Assert.Empty(TidyChecks.Length(new(path, Lines(301))));

    [Fact]
    public void A_file_at_its_limits_passes() => Assert.Empty(TidyChecks.All(new("runtime/A.cs", Lines(299) + new string('x', 160))));

    [Theory]
    [InlineData("// see https://example.org/home/index.html")]
    [InlineData("path=\"$folder/work/\"; other=../root/")]
    public void A_path_of_no_machine_passes(string line) => Assert.Empty(TidyChecks.MachinePaths(new("a.md", line)));

    [Fact]
    public void A_catch_that_says_what_it_does_passes() =>
        Assert.Empty(TidyChecks.EmptyCatches(new("a.cs", "class C { void M() { try { } catch { M(); } } string s = \"catch { }\"; }")));

    // What follows must fail.

    [Fact]
    public void A_long_file_fails_with_its_size() => MustFail("runtime/A.cs: 301 lines", TidyChecks.Length, "runtime/A.cs", Lines(301));

    [Fact]
    public void A_wide_line_fails() => MustFail("a.cs(2): 161 columns", TidyChecks.Width, "a.cs", "\n" + new string('x', 161));

    // In two halves, or the tree would not be tidy.
    [Theory]
    [InlineData("// TO", "DO: later")]
    [InlineData("// FIX", "ME")]
    [InlineData("# HA", "CK")]
    [InlineData("throw new NotImplemented", "Exception();")]
    public void An_unfinished_place_fails(string start, string end) => MustFail("a.sh(1): unfinished", TidyChecks.Unfinished, "a.sh", start + end);

    [Fact]
    public void A_suppression_in_shipped_code_fails() =>
        MustFail("a suppressed warning", TidyChecks.Suppressions, "runtime/A.cs", "  #pragma warning disable CS0168");

    [Theory]
    [InlineData("try { } catch { }")]
    [InlineData("try { } catch (System.Exception) when (true) { /* nothing */ }")]
    public void An_empty_catch_fails(string body) =>
        MustFail("a.cs(2): an empty catch", TidyChecks.EmptyCatches, "a.cs", $"class C\n{{ void M() {{ {body} }} }}");

    [Theory]
    [InlineData("cd /ho", "me/me/src")]
    [InlineData("\"/ro", "ot/.nuget\"")]
    [InlineData("(/wo", "rk/main)")]
    public void A_path_of_one_machine_fails(string start, string end) => MustFail("a path of one machine", TidyChecks.MachinePaths, "a.md", start + end);

    [Theory]
    [InlineData("runtime/A.cs")]
    [InlineData("samples/Echo/A.cs")]
    public void Sleeping_fails(string path) => MustFail("Thread.Sleep", TidyChecks.Sleeps, path, "Thread.Sleep(1);");

    [Fact]
    public void Every_check_is_part_of_the_whole() => Assert.Equal(
        5,
        TidyChecks.All(new("runtime/A.cs", $"#pragma warning disable\n// TO{""}DO\n{new string('x', 161)}\nThread.Sleep(1); // /ho{""}me/\n")).Count());

    private static void MustFail(string because, Func<SourceFile, IEnumerable<string>> check, string path, string text)
    {
        SourceFile file = new(path, text);
        Assert.Contains(because, Assert.Single(check(file)));
        Assert.Contains(check(file).Single(), TidyChecks.All(file));
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("//\n", count));
}
