using System;
using System.Net;

/// <summary>The command line.</summary>
internal sealed record class Options
{
    public const string Usage = """
        usage: EchoServer [options]
          --address ADDRESS   listen on this IP address (default 127.0.0.1)
          --port PORT         listen on this port (default 7000; with --demo any free one)
          --workers COUNT     rings, each with a thread of its own (default 1)
          --duration SECONDS  stop after this time (default: on Ctrl+C; with --demo how long the clients send, default 5)
          --plain             sockets as ordinary descriptors, not as slots of a fixed-file table
          --demo              let a second process send and compare every byte that comes back
        """;

    private const int MaxWorkers = 1024, MaxSeconds = 1_000_000;

    public IPAddress Address { get; private set; } = IPAddress.Loopback;

    /// <summary>0 where the command line has none.</summary>
    public int Port { get; private set; }

    public int Workers { get; private set; } = 1;

    /// <summary>0 for no end.</summary>
    public int DurationSeconds { get; private set; }

    public bool IsPlain { get; private set; }

    public bool IsDemo { get; private set; }

    /// <summary>This is the clients' process of a demo; not for the command line of a person.</summary>
    public bool IsDemoClient { get; private set; }

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Options Parse(string[] arguments)
    {
        Options options = new();
        for (CommandLine line = new(arguments); line.Read();)
        {
            switch (line.Option)
            {
                case "--address":
                    options.Address = line.Address();
                    break;
                case "--port":
                    options.Port = line.Port();
                    break;
                case "--workers":
                    options.Workers = line.Number(MaxWorkers);
                    break;
                case "--duration":
                    options.DurationSeconds = line.Number(MaxSeconds);
                    break;
                case "--plain":
                    options.IsPlain = true;
                    break;
                case "--demo":
                    options.IsDemo = true;
                    break;
                case "--demo-client":
                    options.IsDemoClient = true;
                    break;
                default:
                    throw line.Unknown();
            }
        }
        return options;
    }
}
