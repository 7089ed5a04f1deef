using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>
/// Ports below those that the kernel gives to clients, so that no client of another test can sit on one. Each process that runs tests takes them from
/// a block of its own: what is free here is not taken there before somebody listens.
/// </summary>
internal static class FreePort
{
    private const int Blocks = 8, Ports = 1500, Highest = 32_000;

    private static readonly int s_first = FirstOfBlock();

    private static FileStream? s_claim; // Locked until the process ends.
    private static int s_next;

    public static int Take() => Take(IPAddress.Loopback);

    public static int Take(IPAddress address, ProtocolType protocol = ProtocolType.Tcp)
    {
        while (true)
        {
            int port = s_first + (int)((uint)Interlocked.Increment(ref s_next) % Ports);
            using Socket socket = new(address.AddressFamily, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
            try
            {
                socket.Bind(new IPEndPoint(address, port));
                return port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                continue;
            }
        }
    }

    public static IPEndPoint EndPoint() => new(IPAddress.Loopback, Take());

    private static int FirstOfBlock()
    {
        string range = File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range");
        int clients = int.Parse(range.Split('\t', ' ')[0], CultureInfo.InvariantCulture);
        int end = Math.Min(Highest, clients);
        if (end - (Blocks * Ports) < 1024) end = Highest; // Clients may have nearly all.
        int block = 0;
        while (block < Blocks && !TryClaim(block)) block++;
        return end - ((block % Blocks + 1) * Ports);
    }

    private static bool TryClaim(int block)
    {
        try
        {
            s_claim = new FileStream(
                Path.Combine(Path.GetTempPath(), $"uringdsl-ports-{block}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
