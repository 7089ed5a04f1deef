using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using UringDsl.Benchmarks.Servers.Results;
using UringDsl.Benchmarks.Statistics;

namespace UringDsl.Benchmarks.Servers;

/// <summary>
/// All contenders of a scenario, interleaved: in each round every one has a window, and every second round goes backwards, so that a machine
/// that gets slower from window to window is as hard on the first as on the last.
/// </summary>
internal static class Comparison
{
    // Ours is the first, those of C behind it: the control is no nearer to ours in time than they are, and hardly farther.
    private const int PlaceOfControl = 3;

    /// <summary>Runs a scenario.</summary>
    /// <returns>What was measured, or null where fewer than two contenders could run.</returns>
    public static ScenarioResult? Run(Scenario scenario, IReadOnlyList<Contender> contenders, ServerOptions options, TextWriter log)
    {
        int pairs = options.Pairs ?? scenario.UsualPairs, starts = Math.Min(options.Starts, pairs);
        List<string> missing = [];
        List<Contender> present = [.. contenders.Where(contender => contender.Groups.Contains(scenario.Group) && IsThere(contender, missing))];
        if (present.FirstOrDefault(contender => contender.IsOurs) is { } ours && !options.SkipsControl)
        {
            present.Insert(Math.Min(PlaceOfControl, present.Count), ours.Again);
        }

        List<Entrant> entrants = [.. present.Select(contender => new Entrant(contender, scenario, options))];
        log.WriteLine($"{scenario.Title} ({scenario.Name}): {string.Join(", ", present.Select(contender => contender.Name))}");
        try
        {
            for (int start = 0; start < starts; start++)
            {
                int rounds = Ratio.FirstOf(start + 1, starts, pairs) - Ratio.FirstOf(start, starts, pairs);
                RunOnce(entrants, rounds, counts: start + 1 == starts ? options.Counts : 0, options, missing, log);
            }
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
            WindowSeconds = Math.Round(Ratio.MedianOf(entrants.SelectMany(entrant => entrant.Seconds)), 2),
            Starts = starts,
            EmptyMebibytes = EmptyProcess.MeasureMebibytes(options.ServerProcessor),
            Missing = missing,
            Contenders = [.. entrants.Select(entrant => entrant.Result()).OrderByDescending(result => result.IsOurs).ThenBy(result => result.IsControl)],
        };
    }

    private static void RunOnce(List<Entrant> entrants, int rounds, int counts, ServerOptions options, List<string> missing, TextWriter log)
    {
        Each(entrant => entrant.Start());
        Interleave(rounds, entrant =>
        {
            Window window = entrant.Measure();
            if (options.IsVerbose) log.WriteLine($"  {entrant.Contender.Name,-24} {window.ServerMicroseconds,9:0.000} us {window.Rate,12:0} /s");
        });
        Interleave(counts, Count);
        Each(entrant => entrant.Stop());

        void Count(Entrant entrant)
        {
            if (entrant.Count()) return;
            log.WriteLine($"  the system calls of {entrant.Contender.Name} could not be counted");
            missing.Add($"{entrant.Contender.Title}: its system calls, which could not be counted");
        }

        void Interleave(int times, Action<Entrant> action)
        {
            for (int time = 0; time < times; time++) Each(action, isBackwards: time % 2 != 0);
        }

        void Each(Action<Entrant> action, bool isBackwards = false)
        {
            Entrant[] all = [.. entrants];
            if (isBackwards) Array.Reverse(all);
            foreach (Entrant entrant in all) Try(entrant, () => action(entrant));
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
