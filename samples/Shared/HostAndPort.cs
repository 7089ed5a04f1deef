using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

/// <summary>Where to connect to, as a command line has it. io_uring knows no names: they are resolved before a ring runs, since resolving blocks.</summary>
internal static class HostAndPort
{
    /// <param name="text">An address or a name, a colon and a port.</param>
    /// <param name="label">What a message begins with.</param>
    /// <returns>All addresses of the name, in the order in which they are to be tried.</returns>
    /// <exception cref="FormatException">What is wrong, in one line.</exception>
    public static IPEndPoint[] Resolve(string text, string label)
    {
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) || port == 0)
        {
            throw new FormatException($"{label}: a host and a port are needed, as in 127.0.0.1:80");
        }
        string host = text[..colon];
        bool isBracketed = host.StartsWith('[') && host.EndsWith(']');
        if (isBracketed) host = host[1..^1];
        bool isWrong = isBracketed != host.Contains(':') || host.AsSpan().ContainsAny('[', ']');
        if (isWrong) throw new FormatException($"{label}: an IPv6 address is written as [::1]:80");
        try
        {
            return [.. AddressesOf(host).Select(address => new IPEndPoint(address, port))];
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw new FormatException($"{label}: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <exception cref="SocketException">There is no such name.</exception>
    /// <exception cref="ArgumentException">This cannot be one.</exception>
    public static IPAddress[] AddressesOf(string host) => IPAddress.TryParse(host, out IPAddress? address) ? [address] : Dns.GetHostAddresses(host);
}
