using System;
using System.Linq;
using System.Net;
using System.Text;
using UringDsl;

/// <summary>The command line.</summary>
internal sealed record class Options
{
    public const string Usage = """
        usage: Fetch URL [options]
          URL             http://host:port/path
          --count N       ask so often (default 1); the last answer counts
          --timeout MS    how long connecting may take, and then the answer (default 5000)
          --limit BYTES   the longest answer, with its head (default 16777216)
          --output FILE   write the content of the answer to this file
        Exit codes: 0 fetched, 6 an error of the server (a status from 400), 3 timed out, 4 refused, 7 the name was not found,
        8 no whole answer of HTTP or a longer one, 1 the conversation or the file failed, 2 bad usage, 5 no io_uring here.
        """;

    private const int MaxCount = 1_000_000, MaxMilliseconds = 3_600_000, MaxBytes = 1 << 30;

    private Options(Uri url) => Url = url;

    public Uri Url { get; }

    public int Count { get; private set; } = 1;

    public TimeSpan Timeout { get; private set; } = TimeSpan.FromSeconds(5);

    public int Limit { get; private set; } = 16 << 20;

    public string? Output { get; private set; }

    /// <summary>Of HTTP/1.0: the server closes behind its answer, and does not cut it into chunks.</summary>
    public byte[] Request => Encoding.ASCII.GetBytes(
        $"GET {Url.PathAndQuery} HTTP/1.0\r\nHost: {Host}\r\nUser-Agent: UringDsl-Fetch\r\nAccept: */*\r\nConnection: close\r\n\r\n");

    private string Host => Url.IsDefaultPort ? Name : $"{Name}:{Url.Port}";

    private string Name => Url.HostNameType == UriHostNameType.IPv6 ? $"[{Url.IdnHost}]" : Url.IdnHost;

    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static Options Parse(string[] arguments)
    {
        if (arguments.Length == 0) throw new FormatException("a URL is needed");
        Options options = new(UrlOf(arguments[0]));
        for (CommandLine line = new(arguments[1..]); line.Read();)
        {
            switch (line.Option)
            {
                case "--count":
                    options.Count = line.Number(MaxCount);
                    break;
                case "--timeout":
                    options.Timeout = TimeSpan.FromMilliseconds(line.Number(MaxMilliseconds));
                    break;
                case "--limit":
                    options.Limit = line.Number(MaxBytes);
                    break;
                case "--output":
                    options.Output = line.Value();
                    break;
                default:
                    throw line.Unknown();
            }
        }
        return options;
    }

    /// <summary>Where to connect to.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is no such name.</exception>
    /// <exception cref="ArgumentException">This cannot be one.</exception>
    public PeerAddress[] Resolve() => [.. HostAndPort.AddressesOf(Url.IdnHost).Select(address => PeerAddress.From(new IPEndPoint(address, Url.Port)))];

    private static Uri UrlOf(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Host.Length == 0 || url.Port == 0)
        {
            throw new FormatException($"{text}: this is no URL, as in http://127.0.0.1:8080/index.html");
        }
        if (url.Scheme == Uri.UriSchemeHttps) throw new FormatException($"{text}: https needs TLS, which is not there; http is");
        if (url.Scheme != Uri.UriSchemeHttp) throw new FormatException($"{text}: {url.Scheme} is not there; http is");
        return url.UserInfo.Length == 0 ? url : throw new FormatException($"{text}: a URL with a name to log in is not there");
    }
}
