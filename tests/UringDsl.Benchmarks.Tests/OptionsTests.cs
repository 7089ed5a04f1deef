using System;
using System.Linq;
using UringDsl.Benchmarks.Servers;

namespace UringDsl.Benchmarks.Tests;

public class OptionsTests
{
    [Fact]
    public void Nothing_means_all_of_it()
    {
        ServerOptions options = ServerOptions.Parse([]);
        Assert.Equal(Scenarios.All, options.ChosenScenarios);
        Assert.Equal(Contenders.All, options.ChosenContenders);
        Assert.Null(options.Pairs);
        Assert.Equal(["http-wrk", "resp-benchmark"], options.ChosenScenarios.Where(scenario => scenario.UsualPairs == 20).Select(scenario => scenario.Name));
    }

    [Fact]
    public void A_star_stands_for_the_rest_of_a_name() => Assert.All(
        ServerOptions.Parse(["--scenarios", "echo-64*,storm"]).ChosenScenarios,
        scenario => Assert.True(scenario.Name == "storm" || scenario.Name.StartsWith("echo-64", StringComparison.Ordinal)));

    [Fact]
    public void A_contender_can_be_added()
    {
        Contender added = ServerOptions.Parse(["--add", "mine=echo+stream:some/server --at {port}", "--out", "mine.json"]).ChosenContenders[^1];
        Assert.Equal(("mine", "some/server --at {port}"), (added.Name, added.Command));
        Assert.Equal(["echo", "stream"], added.Groups);
    }

    [Theory]
    [InlineData("echo", "uringdsl")]
    [InlineData("echo+nop", "uringdsl-nop")]
    [InlineData("read+http", "uringdsl-read")]
    public void What_is_added_is_warmed_as_long_as_our_server_beside_it(string groups, string ours) => Assert.Equal(
        Contenders.All.Single(contender => contender.Name == ours).WarmSeconds,
        ServerOptions.Parse(["--add", $"mine={groups}:server", "--out", "mine.json"]).Added[0].WarmSeconds);

    [Theory]
    [InlineData("--contenders", "uringdsl")]
    [InlineData("--add", "mine=echo:server")]
    [InlineData("--no-control")]
    [InlineData("--no-control", "--out", "published")]
    public void A_run_of_other_contenders_is_kept_from_the_published_results(params string[] arguments)
    {
        string[] all = [.. arguments.Select(argument => argument == "published" ? ServerOptions.DefaultResultsPath : argument)];
        Assert.Contains("--out", Assert.Throws<FormatException>(() => ServerOptions.Parse(all)).Message, StringComparison.Ordinal);
        Assert.Equal("mine.json", ServerOptions.Parse([.. all, "--out", "mine.json"]).ResultsPath);
    }

    [Fact]
    public void Fewer_scenarios_or_other_counts_go_to_the_published_results() => Assert.Equal(
        ServerOptions.DefaultResultsPath,
        ServerOptions.Parse(["--scenarios", "storm", "--pairs", "30", "--starts", "2", "--counts", "60", "--contenders", "*"]).ResultsPath);

    [Theory]
    [InlineData("--scenarios", "no-such")]
    [InlineData("--contenders", "no-such*")]
    public void A_name_of_nothing_is_refused(string option, string name)
    {
        ServerOptions options = ServerOptions.Parse([option, name, "--out", "some.json"]);
        FormatException refusal = Assert.Throws<FormatException>(() => (options.ChosenScenarios.ToArray(), options.ChosenContenders));
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--pairs", "0")]
    [InlineData("--window", "long")]
    [InlineData("--add", "mine")]
    [InlineData("--pairs")]
    [InlineData("--unknown")]
    public void A_bad_option_is_refused(params string[] arguments) => Assert.Throws<FormatException>(() => ServerOptions.Parse(arguments));

    [Fact]
    public void Every_scenario_has_one_server_of_ours() => Assert.All(
        Scenarios.All,
        scenario => Assert.Single(Contenders.All, contender => contender.Groups.Contains(scenario.Group) && contender.IsOurs));

    [Fact]
    public void Quotes_keep_words_together() => Assert.Equal(["a", "b c", "", "d/7"], Places.Words("a 'b c' '' d/{port}", ("port", "7")));
}
