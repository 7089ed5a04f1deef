using System;
using System.Collections.Generic;
using System.Linq;

namespace UringDsl.Benchmarks.Statistics;

/// <summary>The ratio of two costs: a median of pairs, and the interval that holds it with 95 %.</summary>
/// <param name="Median">The median of the pairs' ratios.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Pairs">How many.</param>
/// <param name="Starts">Starts that they come from, as many from each and in this order.</param>
internal sealed record Ratio(double Median, double Low, double High, int Pairs, int Starts = 1)
{
    private const int Resamples = 4000, Seed = 20100;
    private const double Tail = 0.025;

    /// <summary>How far from 1 the interval reaches.</summary>
    public double Reach => Math.Max(Math.Abs(High - 1), Math.Abs(Low - 1));

    /// <summary>Divides pair by pair.</summary>
    /// <param name="costs">Of the one.</param>
    /// <param name="others">Of the other, at the same places.</param>
    /// <param name="starts">
    /// Starts that they come from, one behind the other. What the pairs of a start have in common is no more sure for being seen in each: starts are
    /// drawn anew, and pairs within them.
    /// </param>
    /// <exception cref="ArgumentException">They are not as many, or none, or fewer than the starts.</exception>
    public static Ratio Of(IReadOnlyList<double> costs, IReadOnlyList<double> others, int starts = 1)
    {
        if (costs.Count == 0 || costs.Count != others.Count) throw new ArgumentException($"{costs.Count} costs and {others.Count} others are no pairs");
        if (starts < 1 || starts > costs.Count) throw new ArgumentException($"{costs.Count} pairs do not come from {starts} starts");
        double[] ratios = [.. costs.Zip(others, (one, other) => one / other)];
        double[] medians = new double[Resamples];
        List<double> sample = [];
        Random random = new(Seed); // A page that is rendered again is the same page.
        for (int i = 0; i < Resamples; i++)
        {
            sample.Clear();
            for (int j = 0; j < starts; j++) Draw(starts == 1 ? 0 : random.Next(starts));
            sample.Sort();
            medians[i] = Middle(sample);
        }
        Array.Sort(medians);
        return new Ratio(MedianOf(ratios), medians[(int)(Tail * Resamples)], medians[(int)((1 - Tail) * Resamples) - 1], ratios.Length, starts);

        void Draw(int start)
        {
            int first = FirstOf(start, starts, ratios.Length), next = FirstOf(start + 1, starts, ratios.Length);
            for (int j = first; j < next; j++) sample.Add(ratios[random.Next(first, next)]);
        }
    }

    /// <summary>The first pair of a start, where so many are spread over so many.</summary>
    public static int FirstOf(int start, int starts, int pairs) => pairs * start / starts;

    /// <summary>The middle one, or what is between the two in the middle.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return Middle(sorted);
    }

    private static double Middle(IReadOnlyList<double> sorted)
    {
        int half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
