using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>Ports below those that the kernel gives to clients, so that no client of another test can sit on one.</summary>
internal static class FreePort
{
    private const int First = 20000, Last = 32000;

    private static int s_next = First + System.Environment.ProcessId % (Last - First);

    public static int Take() => Take(IPAddress.Loopback);

    public static int Take(IPAddress address)
    {
        while (true)
        {
            int port = First + Interlocked.Increment(ref s_next) % (Last - First);
            using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
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
}
