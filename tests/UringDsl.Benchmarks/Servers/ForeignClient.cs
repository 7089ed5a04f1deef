using System;
using System.Diagnostics;

namespace UringDsl.Benchmarks.Servers;

/// <summary>A program that somebody else has written: it is started for each window, and takes as long as it takes.</summary>
/// <param name="server">The server, whose processor time counts.</param>
/// <param name="processor">Where the client runs.</param>
/// <param name="words">The program and its options.</param>
/// <param name="read">What it says, as a window.</param>
/// <param name="patience">The most that it may take.</param>
internal sealed class ForeignClient(PinnedProcess server, int processor, string[] words, Func<string, Window> read, TimeSpan patience) : Client
{
    public override Window Run(double seconds)
    {
        long before = server.ProcessorNanoseconds;
        using Process client = Process.Start(new ProcessStartInfo("taskset", ["-c", $"{processor}", .. words]) { RedirectStandardOutput = true })!;
        var output = client.StandardOutput.ReadToEndAsync();
        if (!output.Wait(patience) || !client.WaitForExit(patience))
        {
            client.Kill(); // taskset has become the program.
            throw new InvalidOperationException($"{words[0]} has not ended in {patience.TotalSeconds:0.#} s");
        }
        string said = output.Result;
        if (client.ExitCode != 0) throw new InvalidOperationException($"{words[0]} ended with {client.ExitCode}: {said}");
        Window window = read(said);
        return window with { AllMessages = window.Messages, ServerNanoseconds = server.ProcessorNanoseconds - before };
    }
}
