using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>Who listens, as the kernel tells it: a connection to find out would be one more for the handler to count.</summary>
internal static class ListeningSockets
{
    public static int Count(EndPoint endPoint) => endPoint switch
    {
        IPEndPoint ip => Tcp(ip),
        UnixDomainSocketEndPoint unix => Unix(unix.ToString()!),
        _ => throw new ArgumentException($"{endPoint} is no address of a listener.", nameof(endPoint)),
    };

    private static int Tcp(IPEndPoint endPoint)
    {
        const string Listens = "0A";
        string file = endPoint.AddressFamily == AddressFamily.InterNetworkV6 ? "/proc/net/tcp6" : "/proc/net/tcp";
        string port = $":{endPoint.Port:X4}";
        return File.ReadLines(file).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(columns => columns[1].EndsWith(port, StringComparison.Ordinal) && columns[3] == Listens);
    }

    private static int Unix(string path)
    {
        const string AcceptsConnections = "00010000";
        return File.ReadLines("/proc/net/unix").Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(columns => columns.Length > 7 && columns[7] == path && columns[3] == AcceptsConnections);
    }
}
