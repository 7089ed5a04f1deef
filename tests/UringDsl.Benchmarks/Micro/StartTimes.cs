using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Benchmarks.Servers;

namespace UringDsl.Benchmarks.Micro;

/// <summary>From the start of a server's process to the first byte that comes back from it.</summary>
internal static class StartTimes
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Milliseconds on the wall, and of processor time in all threads of the process.</summary>
    /// <param name="words">The program, executable or a .dll, and its options; the port comes before them.</param>
    /// <param name="setting">NAME=VALUE of the runtime, or empty.</param>
    public static (double Wall, double Processor) Measure(string[] words, string setting)
    {
        if (!File.Exists(words[0])) throw new FileNotFoundException($"Build it first: there is no {words[0]}.", words[0]);
        int port = Places.FreePort();
        string[] options = ["--port", port.ToString(CultureInfo.InvariantCulture), .. words[1..]];
        bool isAssembly = Path.GetExtension(words[0]) == ".dll";
        ProcessStartInfo start = isAssembly ? new("dotnet", [words[0], .. options]) : new(words[0], options);
        start.RedirectStandardOutput = true;
        if (setting.Length > 0) start.Environment[setting.Split('=')[0]] = setting.Split('=')[1];
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        try
        {
            Echo(port, began);
            return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, ProcessorTime.OfProcess(process.Id) / 1e6);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>Publishes the echo server with a property.</summary>
    /// <param name="property">PublishReadyToRun or Native.</param>
    /// <param name="folder">Where everything goes that this makes.</param>
    /// <returns>The executable, or null where it cannot be made: the error is written out.</returns>
    public static string? Publish(string property, string folder)
    {
        string output = Path.Combine(folder, property), executable = Path.Combine(output, "EchoServer");
        string[] self = property == "Native" ? [] : ["--self-contained", "false"];
        using Process publish = Process.Start(new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(Places.Root, "samples/EchoServer"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, $"-p:{property}=true",
            .. self, "--artifacts-path", output + ".obj", "-o", output,
        ]) { RedirectStandardOutput = true })!;
        string said = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode == 0) return executable;
        Console.Error.WriteLine($"{property}: {said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))}");
        return null;
    }

    private static void Echo(int port, long began)
    {
        while (true)
        {
            using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(IPAddress.Loopback, port);
                socket.Send([1]);
                if (socket.Receive(new byte[1]) == 1) return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(began) < s_patience)
            {
                Thread.Sleep(1); // It does not listen yet.
            }
        }
    }
}
