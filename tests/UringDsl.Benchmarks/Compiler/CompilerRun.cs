using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace UringDsl.Benchmarks.Compiler;

/// <summary>One compilation of a project by the SDK's own compiler, in a process of its own, and what <c>-reportanalyzer</c> says of it.</summary>
/// <param name="ElapsedSeconds">From the start of the compiler to its end.</param>
/// <param name="ProcessorSeconds">User and system time of the compiler.</param>
/// <param name="Report">The lines of the report: seconds and name of each analyzer and generator.</param>
internal sealed partial record CompilerRun(double ElapsedSeconds, double ProcessorSeconds, (double Seconds, string Name)[] Report)
{
    /// <summary>Compiles the files of a folder.</summary>
    /// <param name="folder">With *.cs files.</param>
    /// <param name="hasPlatformAnalyzers">With those of the SDK, as every project has them.</param>
    /// <param name="analyzers">Assemblies with generators and analyzers.</param>
    /// <param name="hasErrors">They leave partial methods without a body.</param>
    /// <exception cref="InvalidOperationException">It compiles, or does not, against expectation.</exception>
    public static CompilerRun Start(string folder, bool hasPlatformAnalyzers, string[] analyzers, bool hasErrors = false)
    {
        string sdk = SdkFolder(), platform = Path.Combine(sdk, "Sdks/Microsoft.NET.Sdk/analyzers");
        string packs = Path.GetFullPath(Path.Combine(sdk, "../../packs/Microsoft.NETCore.App.Ref"));
        string framework = Directory.GetDirectories(packs, "10.*").Order().Last();
        string[] options =
        [
            "-nologo", "-target:library", "-optimize+", "-nullable:enable", "-langversion:latest", "-reportanalyzer", $"-out:{folder}/out.dll",
            .. Directory.GetFiles(Path.Combine(framework, "ref/net10.0"), "*.dll").Select(path => $"-r:{path}"),
            $"-r:{typeof(RingHandlerAttribute).Assembly.Location}",
            .. analyzers.Concat(hasPlatformAnalyzers ? Directory.GetFiles(platform, "*.dll") : []).Select(path => $"-analyzer:{path}"),
            .. hasPlatformAnalyzers ? [$"-analyzerconfig:{platform}/build/config/analysislevel_10_default.globalconfig"] : Array.Empty<string>(),
            .. Directory.GetFiles(folder, "*.cs"),
        ];
        string response = Path.Combine(folder, "compile.rsp");
        File.WriteAllLines(response, options.Select(option => $"\"{option}\""));

        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(sdk, "Roslyn/bincore/csc.dll"), "-noconfig", $"@{response}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        double before = ChildrenSeconds();
        long began = Stopwatch.GetTimestamp();
        using Process compiler = Process.Start(start)!;
        string said = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        double elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (compiler.ExitCode != 0 != hasErrors) throw new InvalidOperationException($"the compiler ended with {compiler.ExitCode}:\n{said}");
        return new(elapsed, ChildrenSeconds() - before, [.. Lines().Matches(said).Select(Read)]);
    }

    /// <summary>Seconds of everything whose name begins so.</summary>
    public double SecondsOf(string name) => Report.Where(line => line.Name.StartsWith(name, StringComparison.Ordinal)).Sum(line => line.Seconds);

    private static (double Seconds, string Name) Read(Match line) =>
        (double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture), line.Groups[2].Value);

    // User and system time of the children that have ended: fields 16 and 17, in hundredths of a second.
    private static double ChildrenSeconds()
    {
        string[] fields = File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ');
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / 100.0;
    }

    private static string SdkFolder()
    {
        ProcessStartInfo start = new("dotnet", ["--info"]) { RedirectStandardOutput = true };
        using Process info = Process.Start(start)!;
        Match found = BasePath().Match(info.StandardOutput.ReadToEnd());
        info.WaitForExit();
        return found.Success ? found.Groups[1].Value : throw new InvalidOperationException("'dotnet --info' names no base path.");
    }

    // "  0.123   45      UringDsl.Analyzers.DeclarationAnalyzer (URING1001, …)"; what took less than a millisecond is "<0.001".
    [GeneratedRegex(@"^\s*<?(\d+\.\d+)\s+<?\d+\s+(UringDsl\.\w+(?:\.\w+)*)", RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex(@"Base Path:\s*(\S+)")]
    private static partial Regex BasePath();
}
