using System;
using System.Collections.Generic;
using System.IO;
using UringDsl.Benchmarks.Servers.Results;

namespace UringDsl.Benchmarks.Servers.Report;

/// <summary>Writes the results into the page, the pictures and the README.</summary>
internal static class RenderCommand
{
    public const string Usage = """
        render [--in FILE]
          the results of servers as tables and pictures: runtime/docs/benchmarks.md, and a part of README.md
        """;

    private const string Begin = "<!-- The performance section is rendered: see runtime/docs/benchmarks.md. -->\n", End = "<!-- end -->";

    public static int Run(IReadOnlyList<string> arguments, TextWriter log)
    {
        if (arguments is not ([] or ["--in", _])) throw new FormatException("render takes --in FILE, or nothing");
        IReadOnlyList<ScenarioResult> results = ResultsFile.Read(arguments is [_, { } path] ? path : ServerOptions.DefaultResultsPath);
        foreach ((string file, string text) in BenchmarksPage.Render(results)) Write(file, text);
        string readme = Path.Combine(Places.Root, "README.md");
        Write("README.md", Replace(File.ReadAllText(readme), BenchmarksPage.Overview(results)));
        return 0;

        void Write(string file, string text)
        {
            string whole = Path.Combine(Places.Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
            if (File.Exists(whole) && File.ReadAllText(whole) == text) return;
            File.WriteAllText(whole, text);
            log.WriteLine(file);
        }
    }

    /// <summary>Puts a text between the markers.</summary>
    /// <exception cref="FormatException">A marker is missing.</exception>
    public static string Replace(string page, string text)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = begin < 0 ? -1 : page.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0) throw new FormatException($"the page has no place between {Begin.Trim()} and {End}");
        return page[..(begin + Begin.Length)] + text + page[end..];
    }
}
