using System;
using System.Net;

/// <summary>The command line.</summary>
internal sealed record class Options
{
    public const string Usage = """
        usage: UdpEcho [options]
          --address ADDRESS  receive on this IP address (default 127.0.0.1)
          --port PORT        receive on this port (default 7000)
        """;

    public IPEndPoint EndPoint { get; } = new(IPAddress.Loopback, 7000);

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Options Parse(string[] arguments)
    {
        Options options = new();
        for (CommandLine line = new(arguments); line.Read();)
        {
            switch (line.Option)
            {
                case "--address":
                    options.EndPoint.Address = line.Address();
                    break;
                case "--port":
                    options.EndPoint.Port = line.Port();
                    break;
                default:
                    throw line.Unknown();
            }
        }
        return options;
    }
}
