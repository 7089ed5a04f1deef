using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>A sample that serves, as its user starts it, on a free port, and the table that it prints at its end.</summary>
internal sealed class SampleServer : IDisposable
{
    private const string Established = "01", CloseWait = "08";

    private static readonly string[] s_zeros = ["exceptions", "connections left", "operations left", "buffers left"];

    private readonly SampleProcess _process;

    private SampleServer(SampleProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public int ProcessId => _process.Id;

    public static async Task<SampleServer> Start(string name, params string[] options)
    {
        int port = FreePort.Take();
        SampleServer server = new(SampleProcess.Start(name, ["--port", port.ToString(CultureInfo.InvariantCulture), .. options]), port);
        Assert.StartsWith($"Listening on 127.0.0.1:{port}", await server._process.ReadLine(), StringComparison.Ordinal);
        return server;
    }

    /// <param name="receiveBuffer">Of the client, in bytes; 0 leaves it to the kernel.</param>
    public SampleClient Connect(int receiveBuffer = 0)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer > 0) socket.ReceiveBufferSize = receiveBuffer;
        socket.Connect(IPAddress.Loopback, Port);
        return new SampleClient(socket);
    }

    /// <summary>Its connections that it has not closed, as the kernel sees them, also where the peer has.</summary>
    public int OpenConnections() => File.ReadLines("/proc/net/tcp")
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Count(columns => columns[1].EndsWith($":{Port:X4}", StringComparison.Ordinal) && columns[3] is (Established or CloseWait));

    /// <summary>Terminates it and reads its table: it ends well, and with nothing open.</summary>
    public async Task<string> Stop()
    {
        _process.Terminate();
        (int exit, string output, string errors) = await _process.End();
        Assert.Equal((0, ""), (exit, errors));
        foreach (string row in s_zeros) Assert.Equal((row, "0"), (row, Row(output, row)));
        return output;
    }

    public static string Row(string table, string name) =>
        Regex.Match(table, $"^{Regex.Escape(name)}  +(?<value>.*)$", RegexOptions.Multiline).Groups["value"].Value;

    public void Dispose() => _process.Dispose();
}
