using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using UringDsl.Benchmarks.Servers;
using UringDsl.Benchmarks.Servers.Report;
using UringDsl.Benchmarks.Servers.Results;

namespace UringDsl.Benchmarks.Tests;

public class ReportTests
{
    private static readonly ScenarioResult s_echo = Samples.Scenario(
        "echo-64-64", Samples.Contender("uringdsl", 2), Samples.Contender("c-uring", 1.9, 0.01), Samples.Contender("kestrel", 30), Samples.Control(2));

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_table_has_a_row_for_each_and_ratios_to_ours()
    {
        string[] rows = ResultTable.Render(s_echo).TrimEnd('\n').Split('\n');
        Assert.Equal(2 + s_echo.Contenders.Count, rows.Length);
        Assert.StartsWith("| Title of <uringdsl> | 2.00 | 1 | 2 |", rows[2], StringComparison.Ordinal);
        Assert.Contains("| 15.00 (15.00–15.00) |", rows[4], StringComparison.Ordinal);
        Assert.Single(rows.Select(row => row.Count(letter => letter == '|')).Distinct());
    }

    [Fact]
    public void A_picture_has_a_bar_for_each_but_the_control_and_two_grounds()
    {
        string text = Plot.Render("a & b", [s_echo]);
        XElement picture = XDocument.Parse(text).Root!;
        double[] bars = [.. picture.Elements(s_svg + "rect").Where(rectangle => rectangle.Attribute("class")!.Value != "ground").Select(Width)];
        Assert.Equal(3, bars.Length);
        Assert.True(bars[1] < bars[0] && bars[0] < bars[2], string.Join(" ", bars));
        Assert.True(bars[2] < 860, "a long bar is cut");
        Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);

        static double Width(XElement rectangle) => double.Parse(rectangle.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(1, 0, "met")]
    [InlineData(1.04, 0, "met")]
    [InlineData(1.06, 0, "not met")]
    [InlineData(1, 0.05, "too noisy to say")]
    [InlineData(1.5, 0.2, "not met")]
    public void A_verdict_needs_the_whole_interval_and_a_quiet_control(double ours, double noise, string verdict)
    {
        ScenarioResult result = Samples.Scenario(
            "echo-1-64",
            Samples.Contender("uringdsl", ours),
            Samples.Contender("c-uring", 1),
            Samples.Contender("c-uring-incremental", 1.5),
            Samples.Control(ours, noise));
        TargetVerdict judged = Assert.Single(Target.All[0].Judge([result]));
        Assert.Equal((verdict, "c-uring"), (judged.Verdict, judged.Other.Name));
    }

    [Fact]
    public void An_interval_across_the_limit_is_open()
    {
        ScenarioResult result = Samples.Scenario(
            "echo-1-64", Samples.Contender("uringdsl", 1.05, 0.02), Samples.Contender("c-uring", 1), Samples.Control(1.05, 0.02));
        Assert.Equal("open", Assert.Single(Target.All[0].Judge([result])).Verdict);
    }

    [Fact]
    public void Few_pairs_say_nothing()
    {
        ScenarioResult result = Samples.Scenario("echo-1-64", Samples.Contender("uringdsl", 1, pairs: 3), Samples.Contender("c-uring", 1, pairs: 3));
        Assert.Equal("too few pairs", Assert.Single(Target.All[0].Judge([result])).Verdict);
    }

    [Theory]
    [InlineData("uringdsl", 0, 70, true, true)]
    [InlineData("uringdsl", 8, 71, false, false)]
    [InlineData("uringdsl-http", 0, 70, true, true)]
    [InlineData("uringdsl-stream", 0, 67, true, false)]
    public void What_a_server_needs_is_judged(string name, double bytes, double mebibytes, bool allocatesNothing, bool fits)
    {
        ContenderResult ours = Samples.Contender(name, 1) with { IsOurs = true, AllocatedBytes = bytes, Enters = [1], ResidentMebibytes = mebibytes };
        ContenderResult[] others = [Samples.Contender("c-uring", 1) with { Enters = [1] }, Samples.Contender("c-epoll", 1)];
        ScenarioResult result = Samples.Scenario("echo-1-64", [ours, .. others]) with { EmptyMebibytes = 33 };
        Footprint footprint = Assert.Single(Footprint.Of([result]));
        Assert.Equal("c-uring", Assert.Single(footprint.C).Name);
        Assert.Equal((allocatesNothing, fits), (footprint.AllocatesNothing, footprint.FitsMemory));
    }

    [Theory]
    [InlineData(0.9, 1, "met")]
    [InlineData(1.2, 1, "not met")]
    [InlineData(1, 1, "level, within 1 %")]
    [InlineData(1, 0.952, "level, within 5 %")]
    [InlineData(1, 0.94, "too noisy to say")]
    [InlineData(1.004, 1, "level, within 1 %")]
    [InlineData(0.996, 1, "level, within 1 %")]
    [InlineData(0.994, 1, "met")]
    [InlineData(1.006, 1, "not met")]
    [InlineData(1.2, 2, "not met")]
    public void Calls_are_judged_like_processor_time(double ours, double again, string verdict)
    {
        double[] Each(double value) => [.. Enumerable.Repeat(value, TargetVerdict.LeastPairs)];
        ContenderResult[] all = [Samples.Contender("uringdsl", 1) with { Enters = Each(ours) }, Samples.Contender("c-uring", 1) with { Enters = Each(1) }];
        ScenarioResult result = Samples.Scenario("storm", [.. all, Samples.Control(1) with { Enters = Each(ours * again) }]);
        Assert.Equal(verdict, Assert.Single(Target.All.Where(target => target.IsOfEnters).SelectMany(target => target.Judge([result]))).Verdict);
    }

    [Fact]
    public void A_control_whose_calls_could_not_be_counted_is_none()
    {
        double[] enters = [.. Enumerable.Repeat(1.0, TargetVerdict.LeastPairs)];
        ContenderResult[] all = [Samples.Contender("uringdsl", 1) with { Enters = enters }, Samples.Contender("c-uring", 1) with { Enters = enters }];
        ScenarioResult result = Samples.Scenario("storm", [.. all, Samples.Control(1)]);
        TargetVerdict judged = Assert.Single(Target.All.Where(target => target.IsOfEnters).SelectMany(target => target.Judge([result])));
        Assert.Equal("too few pairs", judged.Verdict);
    }

    [Fact]
    public void Calls_that_were_not_counted_are_not_judged()
    {
        ScenarioResult result = Samples.Scenario("storm", Samples.Contender("uringdsl", 1), Samples.Contender("c-uring", 1), Samples.Control(1));
        Assert.Empty(Target.All.Where(target => target.IsOfEnters).SelectMany(target => target.Judge([result])));
    }

    [Fact]
    public void Calls_are_compared_with_the_C_server_that_needs_the_least_time()
    {
        ContenderResult ours = Samples.Contender("uringdsl", 1) with { Enters = [2] };
        ContenderResult slow = Samples.Contender("c-uring", 1.2) with { Enters = [1] };
        ContenderResult fast = Samples.Contender("c-uring-incremental", 1) with { Enters = [2] };
        ScenarioResult result = Samples.Scenario("echo-1-64", ours, slow, fast);
        Assert.Equal(fast.Name, Assert.Single(Target.All.Where(target => target.IsOfEnters).SelectMany(target => target.Judge([result]))).Other.Name);
        Assert.Equal([slow, fast], Assert.Single(Footprint.Of([result])).C);
    }

    [Fact]
    public void The_readme_has_a_row_for_each_rival()
    {
        ScenarioResult[] results =
        [
            Samples.Scenario("echo-1-64", Samples.Contender("uringdsl", 1), Samples.Contender("c-uring", 2), Samples.Contender("c-uring-incremental", 1.25)),
            Samples.Scenario("echo-64-64", Samples.Contender("uringdsl", 1), Samples.Contender("c-uring", 1), Samples.Contender("kestrel", 4)),
        ];
        string overview = BenchmarksPage.Overview(results);
        Assert.Contains("\n| an echo | the best C on io_uring | 2 | 0.80 to 1.00 |\n", overview, StringComparison.Ordinal);
        Assert.Contains("\n| an echo | a connection handler of Kestrel | 1 | 0.25 |\n", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("epoll", overview, StringComparison.Ordinal);
        ScenarioResult storm = Samples.Scenario("storm", Samples.Contender("uringdsl", 1), Samples.Contender("c-uring", 2));
        Assert.DoesNotContain("an echo", BenchmarksPage.Overview([storm]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_page_is_replaced()
    {
        string page = $"before\n<!-- The performance section is rendered: see runtime/docs/benchmarks.md. -->\nold\n<!-- end -->\nafter\n";
        Assert.Equal(page.Replace("old\n", "new\n", StringComparison.Ordinal), RenderCommand.Replace(page, "new\n"));
    }

    [Fact]
    public void A_page_without_a_place_is_refused() => Assert.Throws<FormatException>(() => RenderCommand.Replace("<!-- end -->", "new"));

    [Fact]
    public void The_pages_of_the_repository_are_those_of_its_results()
    {
        var results = ResultsFile.Read(ServerOptions.DefaultResultsPath);
        foreach ((string path, string text) in BenchmarksPage.Render(results)) Assert.Equal(text, File.ReadAllText(Path.Combine(Places.Root, path)));
        string readme = File.ReadAllText(Path.Combine(Places.Root, "README.md"));
        Assert.Equal(RenderCommand.Replace(readme, BenchmarksPage.Overview(results)), readme);
    }
}
