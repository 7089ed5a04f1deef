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
        Assert.Equal(20, options.Pairs);
    }

    [Fact]
    public void A_star_stands_for_the_rest_of_a_name() => Assert.All(
        ServerOptions.Parse(["--scenarios", "echo-64*,storm"]).ChosenScenarios,
        scenario => Assert.True(scenario.Name == "storm" || scenario.Name.StartsWith("echo-64", StringComparison.Ordinal)));

    [Fact]
    public void A_contender_can_be_added()
    {
        Contender added = ServerOptions.Parse(["--add", "mine=echo+stream:some/server --at {port}"]).ChosenContenders[^1];
        Assert.Equal(("mine", "some/server --at {port}"), (added.Name, added.Command));
        Assert.Equal(["echo", "stream"], added.Groups);
    }

    [Theory]
    [InlineData("--scenarios", "no-such")]
    [InlineData("--contenders", "no-such*")]
    public void A_name_of_nothing_is_refused(string option, string name)
    {
        ServerOptions options = ServerOptions.Parse([option, name]);
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
        Scenarios.All.Where(scenario => Contenders.All.Any(contender => contender.Groups.Contains(scenario.Group) && contender.IsOurs)),
        scenario => Assert.Single(Contenders.All, contender => contender.Groups.Contains(scenario.Group) && contender.IsOurs));

    [Fact]
    public void Quotes_keep_words_together() => Assert.Equal(["a", "b c", "", "d/7"], Places.Words("a 'b c' '' d/{port}", ("port", "7")));
}
