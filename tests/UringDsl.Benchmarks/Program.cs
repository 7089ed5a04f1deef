using System;
using System.Globalization;
using System.IO;
using System.Linq;
using UringDsl.Benchmarks.Compiler;

namespace UringDsl.Benchmarks;

/// <summary>Measures, prints a page, and writes it where it is told to.</summary>
internal static class Program
{
    private const string Usage = """
        usage: compiler [--handlers 1000] [--repeats 7] [--out FILE.md]
          what the generator and the analyzers add to a compilation, and what a keystroke costs
        """;

    private static int Main(string[] arguments)
    {
        if (arguments is not ["compiler", ..] || arguments.Length % 2 == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        string page = CompilerPage.Measure(Number("--handlers", 1000), Number("--repeats", 7));
        Console.WriteLine(page);
        if (Option("--out") is { } path) File.WriteAllText(path, page);
        return 0;

        string? Option(string name) => arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
        int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }
}
