using System;
using System.Globalization;
using System.Net;

/// <summary>The command line.</summary>
internal sealed record class Options
{
    public const string Usage = """
        usage: UdpEcho [options]
          --address ADDRESS  receive on this IP address (default 127.0.0.1)
          --port PORT        receive on this port (default 7000)
        """;

    private IPAddress _address = IPAddress.Loopback;
    private int _port = 7000;

    public IPEndPoint EndPoint => new(_address, _port);

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Options Parse(string[] arguments)
    {
        Options options = new();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string option = arguments[i];
            if (option is not ("--address" or "--port")) throw new FormatException($"{option}: there is no such option");
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new FormatException($"{option} needs a value");
            if (option == "--port") options._port = Port(value);
            else if (!IPAddress.TryParse(value, out options._address!)) throw new FormatException($"{option} {value}: this is no IPv4 or IPv6 address");
        }
        return options;
    }

    private static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= IPEndPoint.MaxPort
            ? number
            : throw new FormatException($"--port {text}: a number from 1 to {IPEndPoint.MaxPort} is needed");
}
