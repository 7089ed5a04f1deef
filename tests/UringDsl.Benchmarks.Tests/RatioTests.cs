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
