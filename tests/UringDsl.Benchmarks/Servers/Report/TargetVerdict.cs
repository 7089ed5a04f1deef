using System;
using UringDsl.Benchmarks.Servers.Results;
using UringDsl.Benchmarks.Statistics;

namespace UringDsl.Benchmarks.Servers.Report;

/// <summary>What one scenario says of a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Other">Who is to be beaten there.</param>
/// <param name="Ratio">Our cost as a ratio to that of the other.</param>
/// <param name="Control">Our cost as a ratio to that of ourselves.</param>
internal sealed record TargetVerdict(Target Target, ScenarioResult Scenario, ContenderResult Other, Ratio Ratio, Ratio? Control)
{
    /// <summary>A ratio of fewer pairs says nothing.</summary>
    public const int LeastPairs = 20;

    // What is nearer to 1 is shown as 1.00.
    private const double Shown = 0.005;

    // Wider than this, two intervals around 1 do not show that two programs are alike.
    private const double MostOfLevel = 0.05;

    /// <summary>
    /// Not met when the whole interval is above the limit: a noisy control is no excuse. Met when the end of the interval that speaks against us is
    /// still within the limit, and the control's interval is narrower, and nearer to 1, than what is claimed: the distance from 1 of the limit, or of
    /// what was measured where that is more. Otherwise, where the limit is the other itself and both intervals stay near 1, the two are level; so are
    /// two that differ by less than a page shows.
    /// </summary>
    public string Verdict
    {
        get
        {
            if (Ratio.Pairs < LeastPairs || Control is null) return "too few pairs";
            if (IsLevel && Ratio.Reach < Shown) return Level;
            if (Ratio.Low > Target.Limit) return "not met";
            double claim = Math.Max(Math.Abs(Target.Limit - 1), Math.Abs(Ratio.Median - 1));
            bool isNoisy = Math.Max(Control.High - Control.Low, Control.Reach) >= claim;
            if (!isNoisy && Ratio.High <= Target.Limit) return "met";
            if (IsLevel) return Level;
            return isNoisy ? "too noisy to say" : "open";
        }
    }

    private bool IsLevel => Target.Limit == 1 && Reach <= MostOfLevel;

    private double Reach => Math.Max(Ratio.Reach, Control!.Reach);

    private string Level => $"level, within {Math.Max(1, (int)Math.Ceiling(Reach * 100))} %";
}
