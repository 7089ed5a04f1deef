using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using UringDsl.Core;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>A listening socket on loopback, and its clients.</summary>
internal sealed unsafe class Listener : IDisposable
{
    private readonly List<Socket> _clients = [];
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Listener(int backlog = 16)
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Listen(backlog);
    }

    public int File => (int)_socket.Handle;

    public EndPoint EndPoint => _socket.LocalEndPoint!;

    /// <summary>The address, as connect takes it.</summary>
    public Block Address(Arena arena)
    {
        SocketAddress address = EndPoint.Serialize();
        return arena.Of(address.Buffer.Span[..address.Size]);
    }

    /// <summary>A client whose handshake is over; nobody has accepted it.</summary>
    public Socket Connect()
    {
        Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 5000 };
        _clients.Add(client);
        client.Connect(EndPoint);
        return client;
    }

    /// <summary>Fills the backlog: who comes next gets no answer.</summary>
    public void FillBacklog()
    {
        while (true)
        {
            Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _clients.Add(client);
            try
            {
                client.Connect(EndPoint); // On loopback an answered handshake is over when this returns; if it is not, it was not answered.
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                if (!client.Poll(200_000, SelectMode.SelectWrite)) return;
            }
        }
    }

    /// <summary>Takes a waiting connection out of the backlog, past the ring.</summary>
    public bool AcceptOne()
    {
        if (!_socket.Poll(0, SelectMode.SelectRead)) return false;
        using Socket accepted = _socket.Accept();
        return true;
    }

    /// <summary>The descriptor, which an accept has given, goes.</summary>
    public static void Drop(int accepted) => Libc.Checked(NativeMethods.Close(accepted));

    public void Dispose()
    {
        foreach (Socket client in _clients) client.Dispose();
        _socket.Dispose();
    }
}
