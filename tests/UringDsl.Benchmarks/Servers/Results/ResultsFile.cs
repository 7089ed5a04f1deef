using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace UringDsl.Benchmarks.Servers.Results;

/// <summary>The results as a file of JSON: a scenario that is measured again takes the place of what was there.</summary>
internal static class ResultsFile
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What is in a file; nothing where there is none.</summary>
    public static IReadOnlyList<ScenarioResult> Read(string path) => File.Exists(path) ? Parse(File.ReadAllText(path)) : [];

    /// <summary>What is in a text.</summary>
    public static IReadOnlyList<ScenarioResult> Parse(string text) => JsonSerializer.Deserialize<List<ScenarioResult>>(text, s_options)!;

    /// <summary>Adds or replaces a scenario; the order is that of the table.</summary>
    public static void Merge(string path, ScenarioResult result) => File.WriteAllText(path, Write(Merge(Read(path), result)));

    /// <summary>Adds or replaces a scenario; the order is that of the table.</summary>
    public static IReadOnlyList<ScenarioResult> Merge(IEnumerable<ScenarioResult> results, ScenarioResult result)
    {
        List<string> order = [.. Scenarios.All.Select(scenario => scenario.Name)];
        return [.. results.Where(other => other.Name != result.Name).Append(result).OrderBy(one => order.IndexOf(one.Name))];
    }

    /// <summary>The text of a file: a line for each contender, so that a difference of two files can be read.</summary>
    public static string Write(IEnumerable<ScenarioResult> results) =>
        "[\n" + string.Join(",\n", results.Select(WriteOne)) + "\n]\n";

    private static string WriteOne(ScenarioResult result)
    {
        string head = JsonSerializer.Serialize(result with { Contenders = [] }, s_options);
        string contenders = string.Join(",\n", result.Contenders.Select(contender => "  " + JsonSerializer.Serialize(contender, s_options)));
        return head[..^"[]}".Length] + "[\n" + contenders + "\n]}";
    }
}
