using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace UringDsl.Benchmarks.Micro;

/// <summary>From the start of the echo server's process to the first byte that comes back from it.</summary>
internal static class StartTimes
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Milliseconds, with a setting of the runtime.</summary>
    /// <param name="server">The program, a .dll.</param>
    /// <param name="setting">NAME=VALUE, or empty.</param>
    public static double Measure(string server, string setting)
    {
        if (!File.Exists(server)) throw new FileNotFoundException($"Build samples/EchoServer first: there is no {server}.", server);
        int port = FreePort();
        ProcessStartInfo start = new("dotnet", [server, "--port", port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        if (setting.Length > 0) start.Environment[setting.Split('=')[0]] = setting.Split('=')[1];
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        try
        {
            Echo(port, began);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
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

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
