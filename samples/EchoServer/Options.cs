using System;
using System.Globalization;
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
        for (int i = 0; i < arguments.Length; i++)
        {
            string option = arguments[i];
            string Value() => ++i < arguments.Length ? arguments[i] : throw new FormatException($"{option} needs a value");
            switch (option)
            {
                case "--address":
                    string address = Value();
                    options.Address = IPAddress.TryParse(address, out IPAddress? parsed)
                        ? parsed
                        : throw new FormatException($"--address {address}: this is no IPv4 or IPv6 address");
                    break;
                case "--port":
                    options.Port = Number(option, Value(), IPEndPoint.MaxPort);
                    break;
                case "--workers":
                    options.Workers = Number(option, Value(), MaxWorkers);
                    break;
                case "--duration":
                    options.DurationSeconds = Number(option, Value(), MaxSeconds);
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
