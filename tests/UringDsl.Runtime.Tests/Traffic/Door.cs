using System;
using System.Net;
using System.Net.Sockets;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

/// <summary>A listener of System.Net with a long backlog, and a running handler that accepts from it when it is told to.</summary>
internal sealed class Door : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Door(RingOptions? options = null)
    {
        Running = RunningHandler.Start(Handler, options: options);
        _socket.Bind(EndPoint);
        _socket.Listen(100);
    }

    public IPEndPoint EndPoint { get; } = FreePort.EndPoint();

    public AcceptingHandler Handler { get; } = new();

    public RunningHandler Running { get; }

    public Descriptor Listener => new((int)_socket.Handle);

    public void On(Action<AcceptingHandler> action) => Running.On(() => action(Handler));

    public void Dispose()
    {
        Running.Stop();
        _socket.Dispose();
        Running.Dispose();
    }
}
