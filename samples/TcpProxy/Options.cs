using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

/// <summary>The command line.</summary>
internal sealed record class Options
{
    public const string Usage = """
        usage: TcpProxy --upstream HOST:PORT [options]
          --upstream HOST:PORT      connect each client to this; an IPv6 address is written as [::1]:80
          --address ADDRESS         listen on this IP address (default 127.0.0.1)
          --port PORT               listen on this port (default 7000)
          --connect-timeout MS      give an upstream up that has not answered for so long (default 5000)
          --idle SECONDS            end a pair when neither side has sent a byte for so long (default 300)
          --max-pairs COUNT         turn further clients away (default 2048, and not more)
        """;

    private const int MaxSeconds = 1_000_000, MaxMilliseconds = 3_600_000;

    private IPEndPoint? _upstream;

    public IPEndPoint EndPoint { get; } = new(IPAddress.Loopback, 7000);

    public IPEndPoint Upstream => _upstream ?? throw new FormatException("--upstream is needed");

    public TimeSpan ConnectTimeout { get; private set; } = TimeSpan.FromSeconds(5);

    public int IdleSeconds { get; private set; } = 300;

    public int MaxPairs { get; private set; } = TcpProxy.MaxPairs;

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Options Parse(string[] arguments)
    {
        Options options = new();
        for (CommandLine line = new(arguments); line.Read();)
        {
            switch (line.Option)
            {
                case "--upstream":
                    options._upstream = EndPointOf(line.Value());
                    break;
                case "--address":
                    options.EndPoint.Address = line.Address();
                    break;
                case "--port":
                    options.EndPoint.Port = line.Port();
                    break;
                case "--connect-timeout":
                    options.ConnectTimeout = TimeSpan.FromMilliseconds(line.Number(MaxMilliseconds));
                    break;
                case "--idle":
                    options.IdleSeconds = line.Number(MaxSeconds);
                    break;
                case "--max-pairs":
                    options.MaxPairs = line.Number(TcpProxy.MaxPairs);
                    break;
                default:
                    throw line.Unknown();
            }
        }
        _ = options.Upstream;
        return options;
    }

    private static IPEndPoint EndPointOf(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) || port == 0)
        {
            throw new FormatException($"--upstream {text}: a host and a port are needed, as in 127.0.0.1:80");
        }
        string host = text[..colon];
        bool isBracketed = host.StartsWith('[') && host.EndsWith(']');
        if (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && isBracketed == host.Contains(':')) return new IPEndPoint(address, port);
        if (host.Contains(':')) throw new FormatException($"--upstream {text}: an IPv6 address is written as [::1]:80");
        try
        {
            return new IPEndPoint(Dns.GetHostAddresses(host)[0], port); // Now, since resolving blocks.
        }
        catch (SocketException exception)
        {
            throw new FormatException($"--upstream {text}: {exception.Message}");
        }
    }
}
