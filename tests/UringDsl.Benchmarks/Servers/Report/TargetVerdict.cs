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

    /// <summary>
    /// Not met when the whole interval is above the limit: a noisy control is no excuse. Met when the end of the interval that speaks against us is
    /// still within the limit, and the control's interval is narrower, and nearer to 1, than what is claimed: the distance from 1 of the limit, or of
    /// what was measured where that is more.
    /// </summary>
    public string Verdict
    {
        get
        {
            if (Ratio.Pairs < LeastPairs || Control is null) return "too few pairs";
            if (Ratio.Low > Target.Limit) return "not met";
            double claim = Math.Max(Math.Abs(Target.Limit - 1), Math.Abs(Ratio.Median - 1));
            if (Math.Max(Control.High - Control.Low, Control.Reach) >= claim) return "too noisy to say";
            return Ratio.High <= Target.Limit ? "met" : "open";
        }
    }
}
