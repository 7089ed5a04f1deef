using System;
using System.Linq;
using UringDsl;

/// <summary>The command line.</summary>
internal sealed record class Options(PeerAddress[] Peers, TimeSpan Timeout)
{
    public const string Usage = """
        usage: Dialer ADDRESS [--timeout MILLISECONDS]
          ADDRESS    127.0.0.1:80, host:80, [::1]:80 or unix:/path; unix:@name for an abstract name
          --timeout  how long to try each address of a host (default 2000)
        Exit codes: 0 connected, 3 timed out, 4 refused or failed otherwise, 2 bad usage, 5 no io_uring here.
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
        return new Options(PeersOf(address ?? throw new FormatException("an address is needed")), TimeSpan.FromMilliseconds(milliseconds));
    }

    private static PeerAddress[] PeersOf(string text) => text.StartsWith(UnixPrefix, StringComparison.Ordinal)
        ? [UnixOf(text[UnixPrefix.Length..])]
        : [.. HostAndPort.Resolve(text, label: text).Select(PeerAddress.From)];

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
}
