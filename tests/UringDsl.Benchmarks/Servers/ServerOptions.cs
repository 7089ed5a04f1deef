using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace UringDsl.Benchmarks.Servers;

/// <summary>The command line of <c>servers</c>.</summary>
internal sealed record class ServerOptions
{
    public const string Usage = """
        servers [options]
          what a message costs on our servers and on others; each server on one processor, its client on another
          --scenarios A,B    only these; a name that ends with * stands for all that begin so (--list shows them)
          --contenders A,B   only these; this, --add and --no-control want an --out: a page shows all contenders
          --pairs COUNT      windows of each contender in a scenario, interleaved (default 100, and 20 where the client is not ours)
          --window SECONDS   length of a window (default 0.05): a machine drifts in seconds, and short ones lie beside one another
          --starts COUNT     times that servers and clients are started anew on the way (default 1)
          --warmth FACTOR    of the time that servers are warmed for (default 1)
          --out FILE         where results are added or replaced (default: the results of this repository)
          --add NAME=GROUP:COMMAND   one contender more, with {port} in its command
          --server-cpu N, --client-cpu N   where they run (default 0 and 1)
          --no-control       our server does not run a second time beside itself
          --counts COUNT     windows in which system calls are counted (default 60; 0: they are not)
          --verbose          say each window
          --list             say what there is, and run nothing
        """;

    public IReadOnlyList<string> ScenarioNames { get; private set; } = ["*"];

    public IReadOnlyList<string> ContenderNames { get; private set; } = ["*"];

    /// <summary>Null for what is usual for a scenario.</summary>
    public int? Pairs { get; set; }

    public double WindowSeconds { get; set; } = 0.05;

    public int Starts { get; set; } = 1;

    public double Warmth { get; set; } = 1;

    public string ResultsPath { get; private set; } = DefaultResultsPath;

    public List<Contender> Added { get; } = [];

    public int ServerProcessor { get; private set; }

    public int ClientProcessor { get; private set; } = Math.Min(1, Environment.ProcessorCount - 1);

    public bool SkipsControl { get; set; }

    /// <summary>Windows in which system calls are counted.</summary>
    public int Counts { get; set; } = 60;

    public bool IsVerbose { get; private set; }

    public bool OnlyLists { get; private set; }

    /// <summary>The results that the pages show.</summary>
    public static string DefaultResultsPath => Path.Combine(Places.Root, "tests/UringDsl.Benchmarks/results.json");

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static ServerOptions Parse(IReadOnlyList<string> arguments)
    {
        ServerOptions options = new();
        for (int i = 0; i < arguments.Count; i++)
        {
            string option = arguments[i];
            string Value() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"{option} needs a value");
            double Number(double least) => double.TryParse(Value(), CultureInfo.InvariantCulture, out double number) && number >= least
                ? number
                : throw new FormatException($"{option} {arguments[i]}: a number from {least} on is needed");
            switch (option)
            {
                case "--scenarios":
                    options.ScenarioNames = Value().Split(',');
                    break;
                case "--contenders":
                    options.ContenderNames = Value().Split(',');
                    break;
                case "--pairs":
                    options.Pairs = (int)Number(1);
                    break;
                case "--window":
                    options.WindowSeconds = Number(0.01);
                    break;
                case "--starts":
                    options.Starts = (int)Number(1);
                    break;
                case "--warmth":
                    options.Warmth = Number(0);
                    break;
                case "--out":
                    options.ResultsPath = Value();
                    break;
                case "--add":
                    options.Added.Add(ParseContender(Value()));
                    break;
                case "--server-cpu":
                    options.ServerProcessor = (int)Number(0);
                    break;
                case "--client-cpu":
                    options.ClientProcessor = (int)Number(0);
                    break;
                case "--no-control":
                    options.SkipsControl = true;
                    break;
                case "--counts":
                    options.Counts = (int)Number(0);
                    break;
                case "--verbose":
                    options.IsVerbose = true;
                    break;
                case "--list":
                    options.OnlyLists = true;
                    break;
                default:
                    throw new FormatException($"{option}: there is no such option");
            }
        }
        if (options.IsOfOther && !options.OnlyLists && Path.GetFullPath(options.ResultsPath) == DefaultResultsPath)
            throw new FormatException("with --contenders, --add or --no-control give --out FILE: the published results have all contenders, and the control");
        return options;
    }

    // Its rows would take the place of published ones that say more, or something else.
    private bool IsOfOther => ContenderNames is not ["*"] || Added.Count > 0 || SkipsControl;

    /// <summary>The scenarios that are asked for.</summary>
    /// <exception cref="FormatException">One is not there.</exception>
    public IEnumerable<Scenario> ChosenScenarios => Choose(Scenarios.All, ScenarioNames, scenario => scenario.Name);

    /// <summary>The contenders that are asked for, and those that are added.</summary>
    /// <exception cref="FormatException">One is not there.</exception>
    public IReadOnlyList<Contender> ChosenContenders => [.. Choose(Contenders.All, ContenderNames, contender => contender.Name), .. Added];

    private static IEnumerable<T> Choose<T>(IReadOnlyList<T> all, IReadOnlyList<string> patterns, Func<T, string> nameOf)
    {
        if (patterns.FirstOrDefault(pattern => !all.Any(one => Matches(nameOf(one), pattern))) is { } unknown)
            throw new FormatException($"{unknown}: there is none of this name; --list shows all");
        return all.Where(one => patterns.Any(pattern => Matches(nameOf(one), pattern)));
    }

    private static bool Matches(string name, string pattern) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;

    private static Contender ParseContender(string text)
    {
        int name = text.IndexOf('='), group = text.IndexOf(':');
        if (name < 1 || group < name) throw new FormatException($"--add {text}: this is not NAME=GROUP:COMMAND");
        string[] groups = text[(name + 1)..group].Split('+');
        double warm = Contenders.All.Where(contender => contender.IsOurs && contender.Groups.Intersect(groups).Any())
            .Select(contender => contender.WarmSeconds).DefaultIfEmpty(1).Max();
        return new(text[..name], text[..name], groups, text[(group + 1)..]) { WarmSeconds = warm };
    }
}
