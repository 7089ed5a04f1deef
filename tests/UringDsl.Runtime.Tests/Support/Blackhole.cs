using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>An address on loopback that answers nobody: a listener whose backlog is full, so that the kernel drops every SYN.</summary>
internal sealed class Blackhole : IDisposable
{
    private readonly List<Socket> _sockets = [];

    private Blackhole(EndPoint endPoint) => EndPoint = endPoint;

    public EndPoint EndPoint { get; }

    public PeerAddress Address => PeerAddress.From(EndPoint);

    public static Task<Blackhole> Dig(AddressFamily family = AddressFamily.InterNetwork)
    {
        Blackhole hole = new(PeerServer.FreeEndPoint(family));
        Socket listener = hole.Add();
        listener.Bind(hole.EndPoint);
        listener.Listen(1);
        for (int i = 0; i < 20; i++)
        {
            if (!hole.TryFill()) return Task.FromResult(hole);
        }
        hole.Dispose();
        throw new InvalidOperationException($"The backlog of {hole.EndPoint} never got full.");
    }

    /// <summary>
    /// Takes one more place. It asks the kernel what became of the connection, and not a clock: on loopback a handshake that is answered is over
    /// when connect(2) returns.
    /// </summary>
    private bool TryFill()
    {
        Socket socket = Add();
        socket.Blocking = false;
        try
        {
            socket.Connect(EndPoint);
            return true;
        }
        catch (SocketException full) when (full.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            bool isUnix = EndPoint.AddressFamily == AddressFamily.Unix;
            return !isUnix && socket.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectWrite);
        }
    }

    public void Dispose()
    {
        lock (_sockets)
        {
            foreach (Socket socket in _sockets) socket.Dispose();
        }
    }

    private Socket Add()
    {
        Socket socket = new(EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        lock (_sockets) _sockets.Add(socket);
        return socket;
    }
}
