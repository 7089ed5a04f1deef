using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace UringDsl.Package.Tests;

/// <summary>Runs a program, the SDK's among them, as a user does in a terminal.</summary>
internal static class Command
{
    public static (int ExitCode, string Output) Run(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(4)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end.");
        }
        return (process.ExitCode, output.Result + error.Result);
    }
}
