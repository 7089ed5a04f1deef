using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using UringDsl.Analyzers;
using UringDsl.Generator;
using static UringDsl.Benchmarks.Statistics.Ratio;

namespace UringDsl.Benchmarks.Compiler;

/// <summary>The figures as a page.</summary>
internal static class CompilerPage
{
    private const int Edits = 21, EditsOfMany = 5; // The latter bind a thousand handlers anew for each.

    /// <summary>Measures and renders.</summary>
    /// <param name="handlers">Handler classes in the project, one a file.</param>
    /// <param name="repeats">Compilations of each kind; they alternate.</param>
    public static string Measure(int handlers, int repeats)
    {
        string load = File.ReadAllText("/proc/loadavg").Split(' ')[0]; // Before: a compiler takes all processors.
        string folder = Directory.CreateTempSubdirectory("uringdsl-benchmark-").FullName;
        try
        {
            int file = 0;
            foreach (string source in HandlerSources.Make(handlers)) File.WriteAllText(Path.Combine(folder, $"Handler{file++}.cs"), source);
            string generator = typeof(UringGenerator).Assembly.Location, analyzers = typeof(UringAnalyzer).Assembly.Location;
            List<CompilerRun> signatures = [], bare = [], without = [], with = [];
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                signatures.Add(CompilerRun.Start(folder, hasPlatformAnalyzers: false, [typeof(SignatureGenerator).Assembly.Location], hasErrors: true));
                bare.Add(CompilerRun.Start(folder, hasPlatformAnalyzers: false, [generator]));
                without.Add(CompilerRun.Start(folder, hasPlatformAnalyzers: true, [generator]));
                with.Add(CompilerRun.Start(folder, hasPlatformAnalyzers: true, [generator, analyzers]));
            }

            return Render(load, handlers, repeats, signatures, bare, without, with);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Render(
        string load, int handlers, int repeats, List<CompilerRun> signatures, List<CompilerRun> bare, List<CompilerRun> without, List<CompilerRun> with)
    {
        double share = MedianOf(with.Zip(without, (one, other) => one.ProcessorSeconds / other.ProcessorSeconds - 1));
        StringBuilder page = new();
        Line($"# What the compiler extensions cost");
        Line($"");
        Line($"{handlers} handler classes and nothing else; medians of {repeats}, each in a compiler of its own that begins cold.");
        Line($"{Environment.ProcessorCount} cores, {Environment.OSVersion.VersionString}, .NET {Environment.Version}. Made by");
        Line($"`dotnet run -c Release --project tests/UringDsl.Benchmarks -- compiler --out analyzers/docs/speed.md`.");
        Line($"");
        Line($"The load of the machine was {load} before: above the number of cores, elapsed times say little, processor times somewhat more.");
        Line($"");
        Line($"| a whole compilation | elapsed s | processor s |");
        Line($"|---|---|---|");
        Compiled("compiler and generator", bare);
        Compiled("and the analyzers that every project has from the SDK", without);
        Compiled("and the analyzers of UringDsl", with);
        Line($"");
        Line($"The analyzers of UringDsl add {share:P1} of processor time to what a project of handlers alone takes without them.");
        Line($"Suggestions (URING4xxx) are the editor's: a build does not run them. As `-reportanalyzer` counts it, in elapsed seconds of all threads");
        Line($"(the first to ask for a method pays for its binding):");
        Line($"");
        Line($"| analyzer or generator | s | ms per handler |");
        Line($"|---|---|---|");
        foreach (string name in with[0].Report.Select(line => line.Name).Where(name => name.Count(c => c == '.') > 1).Distinct())
        {
            double seconds = MedianOf(with.Select(run => run.SecondsOf(name)));
            Line($"| `{name}` | {seconds:0.000} | {seconds * 1000 / handlers:0.00} |");
        }

        double[] first = [.. bare.Concat(without).Concat(with).Select(run => run.SecondsOf(typeof(UringGenerator).FullName!)).Order()];
        Line($"");
        Line($"In all {first.Length} compilations, as the first thing that a compiler of the SDK does, the generator took {MedianOf(first):0.00} s");
        Line($"over the {handlers} classes ({first[0]:0.00} to {first[^1]:0.00}). One that only asks for the attributes and signatures of their methods takes");
        Line($"{MedianOf(signatures.Select(run => run.SecondsOf(typeof(SignatureGenerator).FullName!))):0.00} s there: the compiler's own part.");
        Line($"");
        Line($"| the generator, in an editor | 20 handlers, ms | {handlers} handlers, ms | files written anew |");
        Line($"|---|---|---|---|");
        Keystroke few = new(20), many = new(handlers);
        few.Cold(); // Once for the JIT.
        Line($"| the first run | {few.Cold():0.0} | {many.Cold():0.0} | all |");
        Edited("an edit in a method of a handler", isInside: true);
        (double fewEach, double manyEach) = Edited("an edit in another file", isInside: false);
        Line($"| of it the transform, µs per handler | {fewEach:0} | {manyEach:0} | |");
        Line($"");
        Line($"Runs and edits are processor time, the transform elapsed time. It runs again for every handler at every edit; what follows it does not.");
        return page.ToString();

        (double Few, double Many) Edited(string what, bool isInside)
        {
            EditCost one = few.Edit(isInside, Edits), other = many.Edit(isInside, EditsOfMany);
            Line($"| {what} | {one.Milliseconds:0.0} | {other.Milliseconds:0.0} | {one.Rewritten + other.Rewritten} |");
            return (one.TransformMicroseconds, other.TransformMicroseconds);
        }

        void Compiled(string what, List<CompilerRun> runs) =>
            Line($"| {what} | {MedianOf(runs.Select(run => run.ElapsedSeconds)):0.00} | {MedianOf(runs.Select(run => run.ProcessorSeconds)):0.00} |");

        void Line(FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
