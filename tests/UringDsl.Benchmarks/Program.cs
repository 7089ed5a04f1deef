using System;
using System.Globalization;
using System.IO;
using System.Linq;
using UringDsl.Benchmarks.Compiler;
using UringDsl.Benchmarks.Micro;
using UringDsl.Benchmarks.Servers;
using UringDsl.Benchmarks.Servers.Report;

namespace UringDsl.Benchmarks;

/// <summary>Measures, prints a page, and writes it where it is told to.</summary>
internal static class Program
{
    private const int Failed = 1, BadUsage = 2;

    private const string Usage = $"""
        usage:
        compiler [--handlers 1000] [--repeats 7] [--out FILE.md]
          what the generator and the analyzers add to a compilation, and what a keystroke costs
        {MicroCommand.Usage}
        {ServerOptions.Usage}
        {RenderCommand.Usage}
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            return arguments switch
            {
                ["compiler", ..] when arguments.Length % 2 == 1 => MeasureCompiler(arguments),
                ["micro", .. string[] parts] => MicroCommand.Run(parts),
                ["servers", .. string[] options] => ServersCommand.Run(options, Console.Out),
                ["render", .. string[] options] => RenderCommand.Run(options, Console.Out),
                _ => throw new FormatException("what is to be measured?"),
            };
        }
        catch (FormatException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(Usage);
            return BadUsage;
        }
        catch (InvalidOperationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return Failed;
        }
    }

    private static int MeasureCompiler(string[] arguments)
    {
        string page = CompilerPage.Measure(Number("--handlers", 1000), Number("--repeats", 7));
        Console.WriteLine(page);
        if (Option("--out") is { } path) File.WriteAllText(path, page);
        return 0;

        string? Option(string name) => arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
        int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }
}
