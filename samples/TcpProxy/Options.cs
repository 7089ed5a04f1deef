using System;
using System.Net;

/// <summary>The command line.</summary>
internal sealed record class Options
{
    public const string Usage = """
        usage: TcpProxy --upstream HOST:PORT [options]
          --upstream HOST:PORT      connect each client to this; an IPv6 address is written as [::1]:80
          --address ADDRESS         listen on this IP address (default 127.0.0.1)
          --port PORT               listen on this port (default 7000)
          --connect-timeout MS      give an address of the upstream up that has not answered for so long (default 5000)
          --idle SECONDS            end a pair when neither side has sent a byte for so long (default 300)
          --max-pairs COUNT         turn further clients away (default 2048, and not more)
        """;

    private const int MaxSeconds = 1_000_000, MaxMilliseconds = 3_600_000;

    public IPEndPoint EndPoint { get; } = new(IPAddress.Loopback, 7000);

    /// <summary>The addresses of the upstream, to be tried in this order.</summary>
    public IPEndPoint[] Upstreams { get; private set; } = [];

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
                    string upstream = line.Value();
                    options.Upstreams = HostAndPort.Resolve(upstream, label: $"--upstream {upstream}");
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
        return options.Upstreams.Length > 0 ? options : throw new FormatException("--upstream is needed");
    }
}
