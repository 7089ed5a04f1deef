using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;

/// <summary>Writes a diagram as an SVG that needs nothing else, on light and on dark ground.</summary>
internal sealed class SvgWriter
{
    private const int Margin = 16, Title = 30, Row = 16, Pill = 22, Gap = 56, Padding = 12, OutcomeGap = 30;
    private const double Letter = 7.3; // Of the font at 12 px; it is a little wider than most, so that no text leaves its box.

    private const string Style = """
        <style>
          text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1f2328; }
          .ground { fill: #ffffff; } .title { font-weight: bold; } .name { font-weight: bold; } .faint { fill: #59636e; }
          .box { fill: #ddf4ff; stroke: #0969da; } .tag { fill: #fff8c5; stroke: #818b98; }
          .link { stroke: #818b98; fill: none; } .hard { stroke-width: 3; }
          .good { stroke: #1a7f37; fill: none; } .bad { stroke: #cf222e; fill: none; stroke-dasharray: 4 3; }
          @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc; }
            .ground { fill: #0d1117; } .faint { fill: #9198a1; }
            .box { fill: #121d2f; stroke: #4493f8; } .tag { fill: #272115; stroke: #656c76; }
            .link { stroke: #656c76; } .good { stroke: #3fb950; } .bad { stroke: #f85149; }
          }
        </style>
        """;

    private readonly StringBuilder _body = new();
    private double _width, _y = Margin;

    private SvgWriter()
    {
    }

    public static string Write(Diagram diagram)
    {
        SvgWriter writer = new();
        writer.Text(Margin, writer._y + Row, diagram.Handler, "title");
        writer._y += Title;
        foreach (Lane lane in diagram.Lanes) writer.Draw(lane);
        foreach (string ring in diagram.BufferRings) writer.DrawRing(ring);
        return writer.Finish(diagram.Handler);
    }

    private static double WidthOf(string text) => text.Length * Letter;

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private void Draw(Lane lane)
    {
        Text(Margin, _y + Row, lane.Title, "faint");
        double top = _y + Title, x = Margin;
        if (lane.Steps.Any(step => step.Deadline is not null)) top += Pill + 10;
        int rows = lane.Steps.Max(step => step.Notes.Count);
        double height = Pill + Padding + (rows * Row), middle = top + (height / 2), bottom = top + height, lastLeft = x;
        for (int i = 0; i < lane.Steps.Count; i++)
        {
            Step step = lane.Steps[i];
            double width = WidthOfBox(step);
            if (i > 0)
            {
                string link = lane.Steps[i - 1].Link ?? "";
                Line(x, middle, x + Gap, middle, link == "hard" ? "link hard" : "link");
                Text(x + (Gap / 2), middle - 6, link, "faint", isCentered: true);
                x += Gap;
            }
            DrawStep(step, x, top, width, height);
            lastLeft = x;
            x += width;
        }
        if (lane.Steps.Any(step => step.Buffers is not null)) bottom += Pill + 8;
        if (lane.Loop is not null)
        {
            DrawLoop(lane.Loop, lastLeft, x, bottom);
            bottom += 34;
        }
        double end = DrawOutcomes(lane.Outcomes, x, middle, top);
        _y = Math.Max(bottom, end) + 18;
    }

    private static double WidthOfBox(Step step)
    {
        double text = step.Notes.Append(step.Name).Max(WidthOf);
        if (step.Deadline is not null) text = Math.Max(text, WidthOf(DeadlineOf(step)));
        if (step.Buffers is not null) text = Math.Max(text, WidthOf(step.Buffers));
        return text + (2 * Padding);
    }

    private static string DeadlineOf(Step step) => $"within {step.Deadline}";

    private void DrawStep(Step step, double x, double top, double width, double height)
    {
        Box(x, top, width, height, "box", 6);
        Text(x + (width / 2), top + Row + 2, step.Name, "name", isCentered: true);
        for (int i = 0; i < step.Notes.Count; i++) Text(x + (width / 2), top + Row + 2 + ((i + 1) * Row), step.Notes[i], "faint", isCentered: true);
        if (step.Deadline is not null)
        {
            Tag(x, top - Pill - 8, width, DeadlineOf(step));
            Line(x + (width / 2), top - 8, x + (width / 2), top, "link");
        }
        if (step.Buffers is null) return;
        Line(x + (width / 2), top + height, x + (width / 2), top + height + 8, "link");
        Tag(x, top + height + 8, width, step.Buffers);
    }

    private void DrawLoop(string text, double left, double right, double y)
    {
        string way = $"M{Number(right - 10)} {Number(y)} V{Number(y + 14)} H{Number(left + 10)} V{Number(y + 3)}";
        _body.Append(CultureInfo.InvariantCulture, $"<path class=\"link\" d=\"{way}\" marker-end=\"url(#arrow)\"/>\n");
        Text(left + 10, y + 28, text, "faint");
    }

    private double DrawOutcomes(IReadOnlyList<Outcome> outcomes, double x, double middle, double top)
    {
        double first = Math.Max(top + (Pill / 2), middle - ((outcomes.Count - 1) * OutcomeGap / 2));
        double label = outcomes.Max(outcome => WidthOf(outcome.What)) + 28;
        for (int i = 0; i < outcomes.Count; i++)
        {
            Outcome outcome = outcomes[i];
            double y = first + (i * OutcomeGap), width = WidthOf(outcome.Target) + (2 * Padding);
            string kind = outcome.IsGood ? "good" : "bad";
            string way = $"M{Number(x)} {Number(middle)} L{Number(x + 18)} {Number(y)} H{Number(x + 18 + label)}";
            _body.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind}\" d=\"{way}\"/>\n");
            Text(x + 26, y - 5, outcome.What, "faint");
            Box(x + 18 + label, y - (Pill / 2), width, Pill, kind, Pill / 2);
            Text(x + 18 + label + (width / 2), y + 4, outcome.Target, "", isCentered: true);
        }
        return first + ((outcomes.Count - 1) * OutcomeGap) + (Pill / 2);
    }

    private void DrawRing(string ring)
    {
        Tag(Margin, _y, WidthOf(ring) + (2 * Padding), ring);
        _y += Pill + 8;
    }

    private void Tag(double x, double y, double width, string text)
    {
        Box(x, y, width, Pill, "tag", 4);
        Text(x + (width / 2), y + 15, text, "", isCentered: true);
    }

    private void Box(double x, double y, double width, double height, string kind, double radius)
    {
        string place = $"x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" rx=\"{Number(radius)}\"";
        _body.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" {place}/>\n");
        _width = Math.Max(_width, x + width);
    }

    private void Line(double x1, double y1, double x2, double y2, string kind) =>
        _body.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind}\" d=\"M{Number(x1)} {Number(y1)} L{Number(x2)} {Number(y2)}\"/>\n");

    private void Text(double x, double y, string text, string kind, bool isCentered = false)
    {
        string anchor = isCentered ? " text-anchor=\"middle\"" : "", named = kind.Length > 0 ? $" class=\"{kind}\"" : "";
        _body.Append(CultureInfo.InvariantCulture, $"<text{named} x=\"{Number(x)}\" y=\"{Number(y)}\"{anchor}>{SecurityElement.Escape(text)}</text>\n");
        if (!isCentered) _width = Math.Max(_width, x + WidthOf(text));
    }

    private string Finish(string handler)
    {
        string size = $"width=\"{Number(_width + Margin)}\" height=\"{Number(_y)}\" viewBox=\"0 0 {Number(_width + Margin)} {Number(_y)}\"";
        const string Arrow = "<path d=\"M0 0 L8 4 L0 8 Z\" fill=\"#818b98\"/>";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} role=\"img\" aria-label=\"The submissions of {SecurityElement.Escape(handler)}\">\n{Style}\n"
            + "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"6\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
            + $"{Arrow}</marker></defs>\n"
            + $"<rect width=\"100%\" height=\"100%\" class=\"ground\"/>\n{_body}</svg>\n";
    }
}
