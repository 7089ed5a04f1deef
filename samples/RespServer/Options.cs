using System;
using System.Net;

/// <summary>The command line.</summary>
internal sealed record class Options
{
    public const string Usage = """
        usage: RespServer [options]
          --address ADDRESS  listen on this IP address (default 127.0.0.1)
          --port PORT        listen on this port (default 6379)
          --idle SECONDS     close a connection that has completed no request for so long (default 300)
          --max-value BYTES  refuse arguments that are longer (default 16777216)
        """;

    private const int MaxSeconds = 1_000_000, MaxBytes = 1 << 28;

    public IPEndPoint EndPoint { get; } = new(IPAddress.Loopback, 6379);

    public int IdleSeconds { get; private set; } = 300;

    public int MaxValueBytes { get; private set; } = 16 << 20;

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
                case "--idle":
                    options.IdleSeconds = line.Number(MaxSeconds);
                    break;
                case "--max-value":
                    options.MaxValueBytes = line.Number(MaxBytes);
                    break;
                default:
                    throw line.Unknown();
            }
        }
        return options;
    }
}
