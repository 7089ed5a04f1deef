using System;
using System.IO;
using System.Net;

/// <summary>The command line.</summary>
internal sealed record class Options
{
    public const string Usage = """
        usage: HttpServer [options]
          --address ADDRESS  listen on this IP address (default 127.0.0.1)
          --port PORT        listen on this port (default 8080)
          --root FOLDER      serve the files below this folder (default: the current one)
          --idle SECONDS     close a connection that has completed no request, or taken no 64 KiB of a file, for so long (default 60)
          --threads COUNT    rings, each with a thread and a listener of its own (default 1)
        """;

    private const int MaxSeconds = 1_000_000, MaxThreads = 1024;

    public IPEndPoint EndPoint { get; } = new(IPAddress.Loopback, 8080);

    public string Root { get; private set; } = ".";

    public int IdleSeconds { get; private set; } = 60;

    public int Threads { get; private set; } = 1;

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
                case "--root":
                    options.Root = line.Value();
                    if (!Directory.Exists(options.Root)) throw new FormatException($"--root {options.Root}: there is no such folder");
                    break;
                case "--idle":
                    options.IdleSeconds = line.Number(MaxSeconds);
                    break;
                case "--threads":
                    options.Threads = line.Number(MaxThreads);
                    break;
                default:
                    throw line.Unknown();
            }
        }
        return options;
    }
}
