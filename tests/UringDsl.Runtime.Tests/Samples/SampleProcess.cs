using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>A sample as its user starts it: a process with arguments, two streams and an exit code.</summary>
internal sealed partial class SampleProcess : IDisposable
{
    private const int TerminateSignal = 15;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private SampleProcess(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <param name="name">The sample's folder and program.</param>
    /// <param name="arguments">Its command line.</param>
    public static SampleProcess Start(string name, params string[] arguments) =>
        new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [PathOf(name), .. arguments]);

    /// <summary>A program of the system, that may start a sample itself.</summary>
    public static SampleProcess StartTool(string program, params string[] arguments) => new(program, arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Exit, string Output, string Errors)> Run(string name, params string[] arguments)
    {
        using SampleProcess sample = Start(name, arguments);
        return await sample.End();
    }

    /// <summary>The next line that it prints.</summary>
    public async Task<string> ReadLine() => await _process.StandardOutput.ReadLineAsync().WaitAsync(s_patience)
        ?? throw new EndOfStreamException($"The sample has ended: {await _errors}");

    public void Terminate() => Assert.Equal(0, Kill(_process.Id, TerminateSignal));

    /// <summary>What it prints until its end, and how it ends.</summary>
    public async Task<(int Exit, string Output, string Errors)> End()
    {
        string output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(s_patience);
        using CancellationTokenSource patience = new(s_patience);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>Built beside this project, in the same configuration.</summary>
    public static string PathOf(string name)
    {
        DirectoryInfo output = new(AppContext.BaseDirectory), root = output;
        while (!File.Exists(Path.Combine(root.FullName, "UringDsl.sln"))) root = root.Parent!;
        string framework = output.Name, configuration = output.Parent!.Name;
        return Path.Combine(root.FullName, "samples", name, "bin", configuration, framework, name + ".dll");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
