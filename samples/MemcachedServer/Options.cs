using System;
using System.Net;

/// <summary>The command line.</summary>
internal sealed record class Options
{
    public const string Usage = """
        usage: MemcachedServer [options]
          --address ADDRESS  listen on this IP address (default 127.0.0.1)
          --port PORT        listen on this port, for both protocols (default 11211)
          --memory MIB       keep at most so much; what was not used for longest goes first (default 64)
          --max-item BYTES   refuse values that are longer (default 1048576)
          --idle SECONDS     close a connection that has completed no request for so long (default 300)
        """;

    private const int MaxSeconds = 1_000_000, MaxMebibytes = 1 << 20, MaxBytes = 1 << 28;

    public IPEndPoint EndPoint { get; } = new(IPAddress.Loopback, 11211);

    public long MemoryBytes { get; private set; } = 64L << 20;

    public int MaxItemBytes { get; private set; } = 1 << 20;

    public int IdleSeconds { get; private set; } = 300;

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
                case "--memory":
                    options.MemoryBytes = (long)line.Number(MaxMebibytes) << 20;
                    break;
                case "--max-item":
                    options.MaxItemBytes = line.Number(MaxBytes);
                    break;
                case "--idle":
                    options.IdleSeconds = line.Number(MaxSeconds);
                    break;
                default:
                    throw line.Unknown();
            }
        }
        if (options.MaxItemBytes > options.MemoryBytes / 2) throw new FormatException("--max-item: two items must fit into --memory");
        return options;
    }
}
