using System;
using System.Globalization;
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

    public IPAddress Address { get; private set; } = IPAddress.Loopback;

    public int Port { get; private set; } = 6379;

    public int IdleSeconds { get; private set; } = 300;

    public int MaxValueBytes { get; private set; } = 16 << 20;

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
                case "--idle":
                    options.IdleSeconds = Number(option, Value(), MaxSeconds);
                    break;
                case "--max-value":
                    options.MaxValueBytes = Number(option, Value(), MaxBytes);
                    break;
                default:
                    throw new FormatException($"{option}: there is no such option");
            }
        }
        return options;
    }

    private static int Number(string option, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most
            ? number
            : throw new FormatException($"{option} {text}: a number from 1 to {most} is needed");
}
