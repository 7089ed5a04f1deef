using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UringDsl.Benchmarks.Servers.Report;
using UringDsl.Benchmarks.Servers.Results;

namespace UringDsl.Benchmarks.Servers;

/// <summary>Measures servers and adds what comes out to a file of results; that of the repository is written into its pages, too.</summary>
internal static class ServersCommand
{
    private const int Failed = 1;

    public static int Run(IReadOnlyList<string> arguments, TextWriter log)
    {
        ServerOptions options = ServerOptions.Parse(arguments);
        if (options.OnlyLists)
        {
            foreach (Scenario scenario in Scenarios.All) log.WriteLine($"scenario   {scenario.Name,-24} {scenario.Group,-10} {scenario.Title}");
            foreach (Contender one in Contenders.All) log.WriteLine($"contender  {one.Name,-24} {string.Join('+', one.Groups),-10} {one.Title}");
            return 0;
        }

        List<Scenario> scenarios = [.. options.ChosenScenarios];
        Places.Compile();
        using IDisposable? awake = Machine.KeepAwake();
        if (awake is null) log.WriteLine("The processors may sleep (/dev/cpu_dma_latency cannot be used): what few connections cost will vary more.");
        bool isComplete = true;
        foreach (Scenario scenario in scenarios)
        {
            ScenarioResult? result = Comparison.Run(scenario, options.ChosenContenders, options, log);
            isComplete &= result is { Missing.Count: 0 };
            if (result is null)
            {
                log.WriteLine("  fewer than two contenders: nothing to compare");
                continue;
            }
            ResultsFile.Merge(options.ResultsPath, result);
            log.WriteLine(ResultTable.Render(result));
        }
        if (options.ResultsPath == ServerOptions.DefaultResultsPath) RenderCommand.Run([], log);
        return isComplete ? 0 : Failed;
    }
}
