using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;
using UringDsl.Benchmarks.Servers.Results;
using UringDsl.Benchmarks.Statistics;

namespace UringDsl.Benchmarks.Servers.Report;

/// <summary>Bars of what a message costs, as ratios to ours, with their intervals, on light and on dark ground.</summary>
internal static class Plot
{
    private const int Width = 860, Margin = 16, Names = 270, Values = 170, Row = 20, Bar = 12, Heading = 22;
    private const double Most = 4; // A bar that would be longer is cut, and its number says how long it is.

    private const string Style = """
        <style>
          text { font: 12px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
          .ground { fill: #ffffff; } .title { font-weight: bold; } .faint { fill: #59636e; } .ours { fill: #0969da; } .other { fill: #afb8c1; }
          .one { stroke: #0969da; stroke-dasharray: 3 3; } .whisker { stroke: #818b98; stroke-width: 1.5; }
          @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc; }
            .ground { fill: #0d1117; } .faint { fill: #9198a1; } .ours { fill: #4493f8; } .other { fill: #3d444d; }
            .one { stroke: #4493f8; } .whisker { stroke: #9198a1; }
          }
        </style>
        """;

    /// <summary>Draws the scenarios under each other.</summary>
    public static string Render(string title, IReadOnlyList<ScenarioResult> results)
    {
        StringBuilder body = new();
        double y = Margin, scale = (Width - (2 * Margin) - Names - Values) / Most;
        Text(Margin, y + Bar, title, "title");
        y += Row;
        Text(Margin, y + Bar, "processor time of the server for a message, as a ratio to that of UringDsl; shorter is better", "faint");
        foreach (ScenarioResult result in results)
        {
            y += Heading;
            Text(Margin, y + Bar, Scenarios.All.FirstOrDefault(scenario => scenario.Name == result.Name)?.Title ?? result.Name, "title");
            y += Row;
            ContenderResult ours = result.Contenders[0];
            double top = y;
            foreach (ContenderResult one in result.Contenders.Where(one => !one.IsControl))
            {
                Draw(one, one == ours ? new Ratio(1, 1, 1, 0) : Ratio.Of(one.Cost, ours.Cost, result.Starts), y);
                y += Row;
            }
            Line(X(1), top - 2, X(1), y - Row + Bar + 4, "one");
        }

        string height = Number(y + Margin);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" role="img">
            <title>{SecurityElement.Escape(title)}</title>
            {Style}
            <rect width="{Width}" height="{height}" class="ground"/>
            {body.ToString().TrimEnd('\n')}
            </svg>

            """;

        double X(double ratio) => Margin + Names + (Math.Min(ratio, Most) * scale);

        void Draw(ContenderResult one, Ratio ratio, double at)
        {
            Text(Margin + 8, at + Bar - 2, one.Title, "");
            body.Append($"<rect x=\"{Number(X(0))}\" y=\"{Number(at)}\" width=\"{Number(X(ratio.Median) - X(0))}\" height=\"{Bar}\" ");
            body.Append($"class=\"{(one.Name.StartsWith("uringdsl", StringComparison.Ordinal) ? "ours" : "other")}\"/>\n");
            if (ratio.High > ratio.Low) Line(X(ratio.Low), at + (Bar / 2), X(ratio.High), at + (Bar / 2), "whisker");
            string cost = $"{ResultTable.Digits(Ratio.MedianOf(one.Cost))} µs";
            string times = ratio.Pairs == 0 ? "" : $"{ratio.Median.ToString("0.00", CultureInfo.InvariantCulture)} x   ";
            Text(X(Math.Max(1, ratio.High)) + 8, at + Bar - 2, times + cost, "faint");
        }

        void Text(double x, double at, string text, string kind) => body.Append(
            $"<text x=\"{Number(x)}\" y=\"{Number(at)}\" class=\"{kind}\" xml:space=\"preserve\">{SecurityElement.Escape(text)}</text>\n");

        void Line(double x, double from, double toX, double to, string kind) => body.Append(
            $"<line x1=\"{Number(x)}\" y1=\"{Number(from)}\" x2=\"{Number(toX)}\" y2=\"{Number(to)}\" class=\"{kind}\"/>\n");
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
