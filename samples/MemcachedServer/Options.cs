using System;
using System.Globalization;
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

    public IPAddress Address { get; private set; } = IPAddress.Loopback;

    public int Port { get; private set; } = 11211;

    public long MemoryBytes { get; private set; } = 64L << 20;

    public int MaxItemBytes { get; private set; } = 1 << 20;

    public int IdleSeconds { get; private set; } = 300;

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Options Parse(string[] arguments)
    {
        Options options = new();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string option = arguments[i];
            string Value() => i + 1 < arguments.Length ? arguments[i + 1] : throw new FormatException($"{option} needs a value");
            switch (option)
            {
                case "--address":
                    options.Address = IPAddress.TryParse(Value(), out IPAddress? parsed)
                        ? parsed
                        : throw new FormatException($"--address {Value()}: this is no IPv4 or IPv6 address");
                    break;
                case "--port":
                    options.Port = Number(option, Value(), IPEndPoint.MaxPort);
                    break;
                case "--memory":
                    options.MemoryBytes = (long)Number(option, Value(), MaxMebibytes) << 20;
                    break;
                case "--max-item":
                    options.MaxItemBytes = Number(option, Value(), MaxBytes);
                    break;
                case "--idle":
                    options.IdleSeconds = Number(option, Value(), MaxSeconds);
                    break;
                default:
                    throw new FormatException($"{option}: there is no such option");
            }
        }
        if (options.MaxItemBytes > options.MemoryBytes / 2) throw new FormatException("--max-item: two items must fit into --memory");
        return options;
    }

    private static int Number(string option, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most
            ? number
            : throw new FormatException($"{option} {text}: a number from 1 to {most} is needed");
}
