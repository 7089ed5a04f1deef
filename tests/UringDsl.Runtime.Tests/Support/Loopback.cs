using System.Net;
using System.Net.Sockets;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>Sockets of System.Net.Sockets on the loopback device, at ports that the kernel chooses.</summary>
internal static class Loopback
{
    /// <summary>One that listens.</summary>
    public static Socket Listen(int backlog = 512, int? receiveBuffer = null)
    {
        Socket listener = Tcp();
        if (receiveBuffer is { } bytes) listener.ReceiveBufferSize = bytes;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(backlog);
        return listener;
    }

    /// <summary>Two that are connected. The second one does not wait for ever.</summary>
    public static (Socket Accepted, Socket Connected) Pair()
    {
        using Socket listener = Listen();
        Socket connected = Tcp();
        connected.ReceiveTimeout = 60_000;
        connected.Connect(listener.LocalEndPoint!);
        return (listener.Accept(), connected);
    }

    private static Socket Tcp() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}
