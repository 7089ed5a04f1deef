using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

/// <summary>
/// The server in this process, its clients in another one, so that what the server allocates is the server's. The clients compare every byte.
/// </summary>
internal static class Demo
{
    private const int Connections = 64, MostMessages = 200_000, DefaultSeconds = 5, Right = 0, Wrong = 1;

    /// <summary>The server's half.</summary>
    public static int Run(Options options)
    {
        IPEndPoint endpoint = new(options.Address, options.Port == 0 ? FreePort(options.Address) : options.Port);
        int seconds = options.DurationSeconds == 0 ? DefaultSeconds : options.DurationSeconds;
        using Service service = new(options, endpoint);
        Console.WriteLine($"Echoing on {endpoint} for {Connections} clients in a process of their own, {seconds} s or {MostMessages:N0} messages.");
        using Process clients = StartClients(endpoint, seconds);
        clients.Exited += (_, _) => service.Stop();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true); // The clients end.
        clients.EnableRaisingEvents = true;
        service.WaitForTheEnd();
        clients.WaitForExit();
        string report = clients.StandardOutput.ReadToEnd().Trim();
        Console.WriteLine();
        Summary summary = service.Summary;
        summary.Add("compared by the clients", report.Length == 0 ? "nothing: they did not come to their end" : report);
        summary.WriteTo(Console.Out);
        return clients.ExitCode == 0 && report.Length > 0 ? Right : Wrong;
    }

    /// <summary>The clients' half: progress goes to the error stream, which is the person's; the verdict to the output, which is the server's.</summary>
    public static int RunClients(Options options)
    {
        TimeSpan duration = TimeSpan.FromSeconds(options.DurationSeconds);
        DemoClients clients = new(new IPEndPoint(options.Address, options.Port), Connections, MostMessages, duration);
        clients.Run(Console.Error);
        Console.WriteLine(clients.Verdict);
        return clients.IsRight ? Right : Wrong;
    }

    private static Process StartClients(IPEndPoint endpoint, int seconds)
    {
        string program = Environment.ProcessPath ?? throw new IOException("This process has no path to start its clients from.");
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        string[] arguments =
        [
            "--demo-client", "--address", endpoint.Address.ToString(), "--port", endpoint.Port.ToString(CultureInfo.InvariantCulture),
            "--duration", seconds.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new IOException($"{program} did not start.");
    }

    private static int FreePort(IPAddress address)
    {
        using TcpListener listener = new(address, 0);
        try
        {
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new IOException($"{address}: {exception.Message}");
        }
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
