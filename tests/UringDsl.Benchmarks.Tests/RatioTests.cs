using System;
using System.Linq;
using UringDsl.Benchmarks.Statistics;

namespace UringDsl.Benchmarks.Tests;

public class RatioTests
{
    [Theory]
    [InlineData(2, new double[] { 3, 1, 2 })]
    [InlineData(2.5, new double[] { 4, 1, 2, 3 })]
    [InlineData(7, new double[] { 7 })]
    public void The_median_is_the_middle(double median, double[] values) => Assert.Equal(median, Ratio.MedianOf(values));

    [Fact]
    public void Pairs_are_divided_one_by_one()
    {
        // The medians are equal, and the ratios are not: it is the ratios that count.
        Ratio ratio = Ratio.Of([1, 2, 3], [3, 2, 1]);
        Assert.Equal((1, 3), (ratio.Median, ratio.Pairs));
        Assert.Equal(1.0 / 3, ratio.Low, 6);
        Assert.Equal(3, ratio.High, 6);
    }

    [Fact]
    public void A_difference_in_every_pair_has_an_interval_without_width()
    {
        double[] others = [1, 5, 2, 9];
        Ratio ratio = Ratio.Of([.. others.Select(cost => cost * 1.5)], others);
        Assert.Equal((1.5, 1.5, 1.5), (ratio.Median, ratio.Low, ratio.High));
    }

    [Fact]
    public void The_interval_holds_the_true_ratio_about_as_often_as_it_says()
    {
        Random random = new(1);
        int held = 0;
        const int Trials = 300;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] others = Costs(1), costs = Costs(1.2);
            Ratio ratio = Ratio.Of(costs, others);
            if (ratio.Low <= 1.2 && ratio.High >= 1.2) held++;
        }
        Assert.InRange(held, Trials * 0.88, Trials * 0.99);

        double[] Costs(double mean) => [.. Enumerable.Range(0, 20).Select(_ => mean * Math.Exp((random.NextDouble() - 0.5) * 0.2))];
    }

    [Fact]
    public void What_differs_from_start_to_start_makes_the_interval_wider()
    {
        // Four starts of five windows: within a start all agree, and one start in four is dearer.
        double[] others = [.. Enumerable.Repeat(1.0, 20)], costs = [.. Enumerable.Range(0, 20).Select(window => window < 5 ? 1.5 : 1)];
        Ratio independent = Ratio.Of(costs, others), ofStarts = Ratio.Of(costs, others, starts: 4);
        Assert.Equal((1, 1, 1), (independent.Median, independent.Low, independent.High));
        Assert.Equal((1, 1, 1.5, 4), (ofStarts.Median, ofStarts.Low, ofStarts.High, ofStarts.Starts));
    }

    [Fact]
    public void Windows_of_a_start_are_drawn_from_that_start()
    {
        // Each start has one window: whatever is drawn, the median is one of the two, or what is between them.
        Ratio ratio = Ratio.Of([1, 3], [1, 1], starts: 2);
        Assert.Equal((2, 1, 3), (ratio.Median, ratio.Low, ratio.High));
    }

    [Fact]
    public void The_interval_holds_the_true_ratio_where_starts_differ_more_than_windows()
    {
        Random random = new(2);
        int held = 0, heldAsIndependent = 0;
        const int Trials = 200, Starts = 10, Windows = 6;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] costs = [.. Enumerable.Range(0, Starts).SelectMany(_ => Start(1.2 * Noise(0.2)))];
            double[] others = [.. Enumerable.Repeat(1.0, costs.Length)];
            if (Holds(Ratio.Of(costs, others, Starts))) held++;
            if (Holds(Ratio.Of(costs, others))) heldAsIndependent++;
        }
        Assert.InRange(held, Trials * 0.85, Trials);
        Assert.InRange(heldAsIndependent, 0, Trials * 0.8);

        double Noise(double width) => Math.Exp((random.NextDouble() - 0.5) * width);
        double[] Start(double mean) => [.. Enumerable.Range(0, Windows).Select(_ => mean * Noise(0.04))];
        static bool Holds(Ratio ratio) => ratio is { Low: <= 1.2, High: >= 1.2 };
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void More_starts_than_pairs_are_refused(int starts) => Assert.Throws<ArgumentException>(() => Ratio.Of([1, 1, 1], [1, 1, 1], starts));

    [Fact]
    public void The_same_costs_give_the_same_interval()
    {
        double[] costs = [1.1, 1.3, 0.9, 1.2], others = [1, 1.1, 1, 0.9];
        Assert.Equal(Ratio.Of(costs, others), Ratio.Of(costs, others));
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(0, 0)]
    public void What_is_not_in_pairs_is_refused(int costs, int others) =>
        Assert.Throws<ArgumentException>(() => Ratio.Of(new double[costs], new double[others]));
}
