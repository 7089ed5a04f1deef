using System.Globalization;
using System.Text;

/// <summary>Writes a diagram as a Mermaid flowchart.</summary>
internal static class MermaidWriter
{
    public static string Write(Diagram diagram)
    {
        StringBuilder text = new();
        text.Append("flowchart LR\n");
        for (int i = 0; i < diagram.Lanes.Count; i++) Write(text, diagram.Lanes[i], $"s{i + 1}");
        for (int i = 0; i < diagram.BufferRings.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    b{i + 1}[({Escape(diagram.BufferRings[i])})]\n");
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, Lane lane, string id)
    {
        text.Append(CultureInfo.InvariantCulture, $"    subgraph {id}[{Escape(lane.Title)}]\n        direction LR\n");
        for (int i = 0; i < lane.Steps.Count; i++)
        {
            Step step = lane.Steps[i];
            string buffers = step.Buffers is null ? "" : $"<br/>buffers {step.Buffers}";
            string label = string.Join("<br/>", [step.Name, .. step.Notes]) + buffers;
            text.Append(CultureInfo.InvariantCulture, $"        {id}_{i}[{Escape(label)}]\n");
            if (i > 0) text.Append(CultureInfo.InvariantCulture, $"        {id}_{i - 1} {Arrow(lane.Steps[i - 1].Link)} {id}_{i}\n");
            if (step.Deadline is null) continue;
            string deadline = $"{id}_{i}d{{{{{Escape($"LINK_TIMEOUT {step.Deadline}")}}}}}";
            text.Append(CultureInfo.InvariantCulture, $"        {deadline}\n        {id}_{i}d -.- {id}_{i}\n");
        }
        string last = $"{id}_{lane.Steps.Count - 1}";
        if (lane.Loop is not null) text.Append(CultureInfo.InvariantCulture, $"        {last} -->|{Escape(lane.Loop)}| {last}\n");
        for (int i = 0; i < lane.Outcomes.Count; i++)
        {
            Outcome outcome = lane.Outcomes[i];
            string way = outcome.IsGood ? "-->" : "-.->";
            text.Append(CultureInfo.InvariantCulture, $"        {last} {way}|{Escape(outcome.What)}| {id}_o{i}([{Escape(outcome.Target)}])\n");
        }
        text.Append("    end\n");
    }

    private static string Arrow(string? link) => link switch
    {
        "hard" => "==>|hard|",
        "soft" => "-->|soft|",
        _ => "-.-",
    };

    private static string Escape(string label) => $"\"{label.Replace("\"", "#quot;", System.StringComparison.Ordinal)}\"";
}
