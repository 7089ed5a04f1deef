using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Reflection;

namespace UringDsl.Benchmarks.Micro;

/// <summary>The same thing in C: compiled by the machine's gcc, run as a process of its own.</summary>
internal sealed class NativeProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("uringdsl-micro-").FullName;
    private readonly string _program;

    /// <summary>Compiles a source of Native/.</summary>
    public NativeProgram(string name)
    {
        foreach (string file in new[] { "ring.h", name + ".c" })
        {
            using Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream("Native/" + file)!;
            using FileStream copy = File.Create(Path.Combine(_folder, file));
            source.CopyTo(copy);
        }
        _program = Path.Combine(_folder, name);
        Execute("gcc", "-O2", "-march=native", "-Wall", "-Wextra", "-Werror", "-o", _program, _program + ".c");
    }

    /// <summary>Runs it; it prints one number.</summary>
    public double Run(params string[] arguments) => double.Parse(Execute(_program, arguments), CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Execute(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
