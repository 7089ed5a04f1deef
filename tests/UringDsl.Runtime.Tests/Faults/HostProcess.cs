using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>A handler in a process of its own: for limits that cannot be undone, and for counts that must be its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private const string Name = "UringDsl.Faults.Host";

    private static readonly Lazy<string> s_assembly = new(Find);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private HostProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it; <paramref name="under"/> is a program that runs it, with its arguments.</summary>
    public static HostProcess Start(string[] arguments, params string[] under)
    {
        string[] command = [.. under, "dotnet", s_assembly.Value, .. arguments];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>Echoes a million bytes through one that sends by zero copy, under a program that limits it.</summary>
    /// <returns>Its counters at the end.</returns>
    public static async Task<Dictionary<string, long>> EchoMillion(params string[] under)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        using HostProcess host = Start(["zero-copy", endPoint.Port.ToString(CultureInfo.InvariantCulture)], under);
        await host.ReadLine();
        Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "the host listens");
        using (TestClient client = await TestClient.Connect(endPoint))
        {
            for (int i = 0; i < 50; i++) await client.Echo(20_000);
            client.ShutdownSend();
            await client.ExpectEnd();
        }
        return await host.Stop();
    }

    /// <summary>The next line that it writes.</summary>
    public async Task<string> ReadLine()
    {
        string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Wait.Patience);
        return line ?? throw new InvalidOperationException($"The host has ended. {await _errors}");
    }

    /// <summary>The counters of its ring after a command.</summary>
    public async Task<Dictionary<string, long>> Ask(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return Counters(await ReadLine());
    }

    public async Task<Dictionary<string, long>> WaitFor(Func<Dictionary<string, long>, bool> isSo, string what)
    {
        for (Stopwatch watch = Stopwatch.StartNew(); ;)
        {
            Dictionary<string, long> counters = await Ask("counters");
            if (isSo(counters)) return counters;
            if (watch.Elapsed > Wait.Patience) throw new TimeoutException($"Not within {Wait.Patience.TotalSeconds} s: {what}. {string.Join(" ", counters)}");
            await Task.Delay(20);
        }
    }

    public static Dictionary<string, long> Counters(string line) => line.Split(' ')
        .Select(counter => counter.Split('='))
        .ToDictionary(counter => counter[0], counter => long.Parse(counter[1], CultureInfo.InvariantCulture));

    /// <summary>Stops the handler in order; the counters are the last ones.</summary>
    public async Task<Dictionary<string, long>> Stop()
    {
        Dictionary<string, long> counters = await Ask("stop");
        await ExpectEnd();
        Assert.Equal(0, counters["ConnectionsOpen"]);
        Assert.Equal(0, counters["OperationsInFlight"]);
        Assert.Equal(0, counters["BuffersInUse"]);
        return counters;
    }

    public async Task ExpectEnd()
    {
        await _process.WaitForExitAsync().WaitAsync(Wait.Patience);
        Assert.True(_process.ExitCode == 0, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>The host that was built from the same runtime as this test; builds it where the solution was not built as a whole.</summary>
    private static string Find()
    {
        string here = AppContext.BaseDirectory.TrimEnd('/'); // tests/UringDsl.Runtime.Tests/bin/{configuration}/{framework}
        string framework = Path.GetFileName(here), configuration = Path.GetFileName(Path.GetDirectoryName(here)!);
        string project = Path.GetFullPath(Path.Combine(here, "../../../..", Name));
        string output = Path.Combine(project, "bin", configuration, framework);
        if (!IsSameRuntime(here, output))
        {
            ProcessStartInfo build = new("dotnet", ["build", project, "-c", configuration, "-v", "quiet", "-nologo"]) { RedirectStandardOutput = true };
            using Process process = Process.Start(build)!;
            string text = process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)) && process.ExitCode == 0, text);
        }
        string assembly = Path.Combine(output, Name + ".dll");
        Assert.True(File.Exists(assembly), $"{assembly} is missing: build {project}.");
        return assembly;
    }

    private static bool IsSameRuntime(string here, string output)
    {
        string theirs = Path.Combine(output, "UringDsl.dll");
        return File.Exists(theirs) && File.ReadAllBytes(theirs).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(here, "UringDsl.dll")));
    }
}
