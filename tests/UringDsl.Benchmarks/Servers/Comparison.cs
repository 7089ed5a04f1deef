using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using UringDsl.Benchmarks.Servers.Results;

namespace UringDsl.Benchmarks.Servers;

/// <summary>
/// All contenders of a scenario, interleaved: in each round every one has a window, and every second round goes backwards, so that a machine
/// that gets slower from window to window is as hard on the first as on the last.
/// </summary>
internal static class Comparison
{
    /// <summary>Runs a scenario.</summary>
    /// <returns>What was measured, or null where fewer than two contenders could run.</returns>
    public static ScenarioResult? Run(Scenario scenario, IReadOnlyList<Contender> contenders, ServerOptions options, TextWriter log)
    {
        List<string> missing = [];
        List<Contender> present = [.. contenders.Where(contender => contender.Groups.Contains(scenario.Group) && IsThere(contender, missing))];
        if (present.FirstOrDefault(contender => contender.IsOurs) is { } ours && !options.SkipsControl) present.Insert(0, ours.Again);
        List<Entrant> entrants = [.. present.Select(contender => new Entrant(contender, scenario, options))];
        log.WriteLine($"{scenario.Title} ({scenario.Name}): {string.Join(", ", present.Select(contender => contender.Name))}");
        try
        {
            for (int start = 0; start < options.Starts; start++) RunOnce(entrants, start, options, missing, log);
        }
        finally
        {
            foreach (Entrant entrant in entrants) entrant.Dispose();
        }

        if (entrants.Count < 2) return null;
        return new ScenarioResult
        {
            Name = scenario.Name,
            Time = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Machine = Machine.Describe(),
            WindowSeconds = options.WindowSeconds,
            Starts = options.Starts,
            EmptyMebibytes = EmptyProcess.MeasureMebibytes(options.ServerProcessor),
            Missing = missing,
            Contenders = [.. entrants.Select(entrant => entrant.Result()).OrderByDescending(result => result.IsOurs).ThenBy(result => result.IsControl)],
        };
    }

    private static void RunOnce(List<Entrant> entrants, int start, ServerOptions options, List<string> missing, TextWriter log)
    {
        foreach (Entrant entrant in entrants.ToArray()) Try(entrant, entrant.Start);
        int rounds = options.Pairs * (start + 1) / options.Starts - options.Pairs * start / options.Starts;
        for (int round = 0; round < rounds; round++)
        {
            foreach (Entrant entrant in round % 2 == 0 ? entrants.ToArray() : entrants.AsEnumerable().Reverse().ToArray())
            {
                Try(entrant, () =>
                {
                    Window window = entrant.Measure();
                    if (options.IsVerbose) log.WriteLine($"  {entrant.Contender.Name,-24} {window.ServerMicroseconds,9:0.000} us {window.Rate,12:0} /s");
                });
            }
        }
        bool isLast = start + 1 == options.Starts;
        foreach (Entrant entrant in entrants.ToArray())
        {
            Try(entrant, () =>
            {
                if (isLast) entrant.CountSystemCalls();
                entrant.Stop();
            });
        }

        // Whoever fails is out, and the others go on.
        void Try(Entrant entrant, Action action)
        {
            try
            {
                action();
            }
            catch (Exception exception) when (exception is InvalidOperationException or IOException)
            {
                log.WriteLine($"  {entrant.Contender.Name} is out: {exception.Message}");
                missing.Add($"{entrant.Contender.Title}: {exception.Message.Split('\n')[0]}");
                entrants.Remove(entrant);
                entrant.Dispose();
            }
        }
    }

    private static bool IsThere(Contender contender, List<string> missing)
    {
        string[] words = Places.Words(contender.Command);
        string program = words[0] == "dotnet" ? words[1] : words[0];
        if (Places.HasProgram(program)) return true;
        missing.Add($"{contender.Title}: {Path.GetFileName(program)} is not here");
        return false;
    }
}
