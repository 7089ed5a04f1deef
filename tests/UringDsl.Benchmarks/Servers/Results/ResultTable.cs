using System;
using System.Globalization;
using System.Linq;
using System.Text;
using UringDsl.Benchmarks.Statistics;

namespace UringDsl.Benchmarks.Servers.Results;

/// <summary>The table of a scenario, in Markdown.</summary>
internal static class ResultTable
{
    /// <summary>A row for each contender; medians, and the cost as a ratio to ours.</summary>
    public static string Render(ScenarioResult result)
    {
        Scenario? scenario = Scenarios.All.FirstOrDefault(one => one.Name == result.Name);
        string unit = scenario?.Unit ?? "message";
        ContenderResult ours = result.Contenders[0];
        StringBuilder table = new();
        string reference = ours.IsOurs ? "UringDsl" : ours.Title;
        Line($"| server | CPU µs per {unit} | x {reference} | {unit}s/s | p50 µs | p99 µs | p99.9 µs | system calls | allocated B | RSS MiB |");
        Line($"|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (ContenderResult one in result.Contenders)
        {
            Ratio ratio = Ratio.Of(one.Cost, ours.Cost, result.Starts);
            string times = one == ours ? "1" : $"{Fixed(ratio.Median, "0.00")} ({Fixed(ratio.Low, "0.00")}–{Fixed(ratio.High, "0.00")})";
            string rate = Fixed(Ratio.MedianOf(one.Rate), "N0"), memory = Fixed(one.ResidentMebibytes, "0");
            string latency = $"{Time(one.P50)} | {Time(one.P99)} | {Time(one.P999)}", counted = $"{Maybe(one.SystemCalls)} | {Maybe(one.AllocatedBytes)}";
            Line($"| {one.Title} | {Digits(Ratio.MedianOf(one.Cost))} | {times} | {rate} | {latency} | {counted} | {memory} |");
        }
        return table.ToString();

        void Line(FormattableString line) => table.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>Three digits, whatever the size.</summary>
    public static string Digits(double number) =>
        Fixed(number, Math.Abs(number) switch { >= 100 => "N0", >= 10 => "0.0", >= 1 => "0.00", _ => "0.000" });

    private static string Fixed(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Time(double[] microseconds) => Ratio.MedianOf(microseconds) is > 0 and double time ? Digits(time) : "";

    /// <summary>The same, and nothing where there is no number.</summary>
    public static string Maybe(double? number) => number is { } there ? there == 0 ? "0" : Digits(there) : "";
}
