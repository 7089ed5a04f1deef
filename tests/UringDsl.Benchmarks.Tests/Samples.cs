using System.Linq;
using UringDsl.Benchmarks.Servers;
using UringDsl.Benchmarks.Servers.Results;

namespace UringDsl.Benchmarks.Tests;

/// <summary>Results that nobody has measured.</summary>
internal static class Samples
{
    public const int Pairs = 20;

    public static ScenarioResult Scenario(string name, params ContenderResult[] contenders) => new()
    {
        Name = name,
        Time = "2030-01-02 03:04",
        Machine = "a machine",
        WindowSeconds = 0.5,
        Starts = 2,
        Missing = [],
        Contenders = contenders,
    };

    /// <param name="name">Its name.</param>
    /// <param name="cost">Of a message in every window, with as much noise as this: the noise of one name is that of another.</param>
    /// <param name="noise">From window to window, up and down.</param>
    /// <param name="pairs">Windows.</param>
    public static ContenderResult Contender(string name, double cost, double noise = 0, int pairs = Pairs)
    {
        double[] costs = [.. Enumerable.Range(0, pairs).Select(window => cost * (1 + (noise * (window % 5 - 2))))];
        return new()
        {
            Name = name,
            Title = $"Title of <{name}>",
            IsOurs = name == "uringdsl",
            Cost = costs,
            Rate = costs,
            P50 = costs,
            P99 = costs,
            P999 = costs,
        };
    }

    public static ContenderResult Control(double cost, double noise = 0) => Contender("uringdsl" + Servers.Contender.ControlSuffix, cost, noise);
}
