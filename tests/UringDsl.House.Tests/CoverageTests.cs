using System.IO;
using System.Linq;
using System.Reflection;
using UringDsl.House.Tests.Checks;

namespace UringDsl.House.Tests;

public class CoverageTests
{
    private const string Head = "| Topic | Written as | Tests | Samples and pages |\n|---|---|---|---|\n";

    private static readonly Assembly s_runtime = typeof(RingHandlerAttribute).Assembly;

    [Fact]
    public void What_the_table_of_topics_names_exists()
    {
        string page = RepositoryRoot.TextFiles.Single(file => file.IsIn("runtime/docs") && file.Name == "coverage.md").Text;
        Assert.Contains(Head, page);
        string[] problems = [.. CoverageChecks.Check(page, s_runtime, path => Path.Exists(Path.Combine(RepositoryRoot.Path, path)))];
        Assert.True(problems.Length == 0, string.Join("\n", problems));
    }

    [Fact]
    public void A_row_whose_names_exist_passes() =>
        Assert.Empty(Check("| Batching | `[Receive(Multishot, Buffers = …)]`, `RingOptions.Linger` | `Traffic/EchoTests` | `samples/EchoServer` |"));

    // What follows must fail.

    [Theory]
    [InlineData("| Batching | `[Recieve]` | `Traffic/EchoTests` | `samples/EchoServer` |", "[Recieve]")]
    [InlineData("| Batching | `[Receive(Multi)]` | `Traffic/EchoTests` | `samples/EchoServer` |", "[Receive(Multi)]")]
    [InlineData("| Batching | `RingOptions.Lingers` | `Traffic/EchoTests` | `samples/EchoServer` |", "RingOptions.Lingers")]
    [InlineData("| Batching | `[Receive]` | `Traffic/NoTests` | `samples/EchoServer` |", "Traffic/NoTests")]
    [InlineData("| Batching | `[Receive]` | `Traffic/EchoTests` | `samples/None` |", "samples/None")]
    [InlineData("| Batching | `[Receive]` | | `samples/EchoServer` |", "empty cell")]
    [InlineData("| Batching | `[Receive]` |", "2 cells")]
    public void A_row_that_names_what_is_not_there_fails(string row, string said) => Assert.Contains(said, Assert.Single(Check(row)));

    private static string[] Check(string row) => [.. CoverageChecks.Check(
        Head + row, s_runtime, path => path is "tests/UringDsl.Runtime.Tests/Traffic/EchoTests.cs" or "samples/EchoServer/Program.cs")];
}
