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

    public static async Task<Blackhole> Dig(AddressFamily family = AddressFamily.InterNetwork)
    {
        Blackhole hole = new(PeerServer.FreeEndPoint(family));
        Socket listener = hole.Add();
        listener.Bind(hole.EndPoint);
        listener.Listen(1);
        for (int i = 0; i < 20; i++)
        {
            Task connecting = Task.Run(() => hole.Add().Connect(hole.EndPoint));
            if (await Task.WhenAny(connecting, Task.Delay(300)) != connecting)
            {
                _ = connecting.ContinueWith(static task => task.Exception, TaskScheduler.Default); // It ends with the test.
                return hole;
            }
            await connecting;
        }
        hole.Dispose();
        throw new InvalidOperationException($"The backlog of {hole.EndPoint} never got full.");
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
