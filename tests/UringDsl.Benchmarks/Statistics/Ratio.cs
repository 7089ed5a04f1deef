using System;
using System.Collections.Generic;
using System.Linq;

namespace UringDsl.Benchmarks.Statistics;

/// <summary>The ratio of two costs: a median of pairs, and the interval that holds it with 95 %.</summary>
/// <param name="Median">The median of the pairs' ratios.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Pairs">How many.</param>
internal sealed record Ratio(double Median, double Low, double High, int Pairs)
{
    private const int Resamples = 4000, Seed = 20100;
    private const double Tail = 0.025;

    /// <summary>How far from 1 the interval reaches.</summary>
    public double Reach => Math.Max(Math.Abs(High - 1), Math.Abs(Low - 1));

    /// <summary>Divides pair by pair.</summary>
    /// <param name="costs">Of the one.</param>
    /// <param name="others">Of the other, at the same places.</param>
    /// <exception cref="ArgumentException">They are not as many, or none.</exception>
    public static Ratio Of(IReadOnlyList<double> costs, IReadOnlyList<double> others)
    {
        if (costs.Count == 0 || costs.Count != others.Count) throw new ArgumentException($"{costs.Count} costs and {others.Count} others are no pairs");
        double[] ratios = [.. costs.Zip(others, (one, other) => one / other)];
        double[] medians = new double[Resamples], sample = new double[ratios.Length];
        Random random = new(Seed); // A page that is rendered again is the same page.
        for (int i = 0; i < Resamples; i++)
        {
            for (int j = 0; j < sample.Length; j++) sample[j] = ratios[random.Next(ratios.Length)];
            Array.Sort(sample);
            medians[i] = Middle(sample);
        }
        Array.Sort(medians);
        return new Ratio(MedianOf(ratios), medians[(int)(Tail * Resamples)], medians[(int)((1 - Tail) * Resamples) - 1], ratios.Length);
    }

    /// <summary>The middle one, or what is between the two in the middle.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return Middle(sorted);
    }

    private static double Middle(double[] sorted)
    {
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
