using System.Net;
using System.Net.Sockets;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>One message under way on each of some connections, again and again, from one thread.</summary>
internal static class SteadyLoad
{
    private const int MessageBytes = 64;

    public static void Exchange(EndPoint endPoint, int connections, int messages)
    {
        Socket[] sockets = new Socket[connections];
        byte[] message = new byte[MessageBytes], echoed = new byte[MessageBytes];
        System.Random.Shared.NextBytes(message);
        try
        {
            for (int i = 0; i < connections; i++)
            {
                sockets[i] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
                sockets[i].Connect(endPoint);
            }
            for (int round = 0; round < messages / connections; round++)
            {
                foreach (Socket socket in sockets) socket.Send(message);
                foreach (Socket socket in sockets) Receive(socket, echoed);
            }
            Assert.Equal(message, echoed);
        }
        finally
        {
            foreach (Socket? socket in sockets) socket?.Dispose();
        }
    }

    private static void Receive(Socket socket, byte[] echoed)
    {
        for (int count = 0; count < MessageBytes;)
        {
            int received = socket.Receive(echoed, count, MessageBytes - count, SocketFlags.None);
            Assert.True(received > 0, "the server closed");
            count += received;
        }
    }
}
