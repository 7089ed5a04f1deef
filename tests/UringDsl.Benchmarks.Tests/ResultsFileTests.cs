using System;
using System.Linq;
using UringDsl.Benchmarks.Servers.Results;

namespace UringDsl.Benchmarks.Tests;

public class ResultsFileTests
{
    private static readonly ScenarioResult s_storm = Samples.Scenario("storm", Samples.Contender("uringdsl", 2), Samples.Contender("c-uring", 1));
    private static readonly ScenarioResult s_echo = Samples.Scenario("echo-1-64", Samples.Contender("uringdsl", 3), Samples.Contender("c-uring", 4));

    [Fact]
    public void What_is_written_is_read()
    {
        string text = ResultsFile.Write([s_echo, s_storm]);
        Assert.Equal(text, ResultsFile.Write(ResultsFile.Parse(text)));
        ScenarioResult read = ResultsFile.Parse(text)[1];
        Assert.Equal(("storm", "a machine", 0.5), (read.Name, read.Machine, read.WindowSeconds));
        Assert.Equal(Enumerable.Repeat(1.0, Samples.Pairs), read.Contenders[1].Cost);
        Assert.True(read.Contenders[0].IsOurs);
    }

    [Fact]
    public void A_contender_is_a_line() =>
        Assert.Equal(2, ResultsFile.Write([s_echo, s_storm]).Split('\n').Count(line => line.Contains("Title of <c-uring>", StringComparison.Ordinal)));

    [Fact]
    public void What_is_measured_again_takes_the_place_of_what_was_there()
    {
        ScenarioResult again = s_storm with { Time = "2031-01-01 00:00" };
        Assert.Equal([s_echo, again], ResultsFile.Merge([s_echo, s_storm], again));
    }

    [Fact]
    public void What_is_new_goes_where_the_table_has_it() =>
        Assert.Equal(["echo-1-64", "storm"], ResultsFile.Merge([s_storm], s_echo).Select(result => result.Name));

    [Fact]
    public void A_file_that_is_not_there_is_empty() => Assert.Empty(ResultsFile.Read("/no/such/file.json"));
}
