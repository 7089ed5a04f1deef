using System;
using System.Globalization;
using System.Net;
using UringDsl;

/// <summary>The command line.</summary>
internal sealed record class Options(PeerAddress Peer, TimeSpan Timeout)
{
    public const string Usage = """
        usage: Dialer ADDRESS [--timeout MILLISECONDS]
          ADDRESS    127.0.0.1:80, host:80, [::1]:80 or unix:/path; unix:@name for an abstract name
          --timeout  how long to try (default 2000)
        Exit codes: 0 connected, 3 timed out, 4 refused, 2 bad usage, 5 no io_uring here.
        """;

    private const string UnixPrefix = "unix:";
    private const int DefaultMilliseconds = 2000, MaxMilliseconds = 3_600_000;

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Options Parse(string[] arguments)
    {
        string? address = null;
        int milliseconds = DefaultMilliseconds;
        for (CommandLine line = new(arguments); line.Read();)
        {
            if (line.Option == "--timeout") milliseconds = line.Number(MaxMilliseconds);
            else if (line.Option.StartsWith("--", StringComparison.Ordinal)) throw line.Unknown();
            else if (address is not null) throw new FormatException($"{line.Option}: one address is enough");
            else address = line.Option;
        }
        return new Options(PeerOf(address ?? throw new FormatException("an address is needed")), TimeSpan.FromMilliseconds(milliseconds));
    }

    private static PeerAddress PeerOf(string text)
    {
        if (text.StartsWith(UnixPrefix, StringComparison.Ordinal)) return UnixOf(text[UnixPrefix.Length..]);
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            throw new FormatException($"{text}: an address and a port are needed, as in 127.0.0.1:80");
        }
        return new IPEndPoint(AddressOf(text[..colon]), port);
    }

    private static PeerAddress UnixOf(string path)
    {
        if (path.Length == 0) throw new FormatException($"{UnixPrefix}: a path is needed, as in {UnixPrefix}/run/socket");
        try
        {
            return PeerAddress.Unix(path);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"{UnixPrefix}{path}: {exception.Message}");
        }
    }

    // io_uring knows no names: they are resolved before the ring runs, since resolving blocks.
    private static IPAddress AddressOf(string host)
    {
        bool isBracketed = host.StartsWith('[') && host.EndsWith(']');
        if (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && isBracketed == host.Contains(':')) return address;
        if (isBracketed || host.Contains(':')) throw new FormatException($"{host}: an IPv6 address is written as [::1]:80");
        try
        {
            return Dns.GetHostAddresses(host)[0];
        }
        catch (System.Net.Sockets.SocketException exception)
        {
            throw new FormatException($"{host}: {exception.Message}");
        }
    }
}
