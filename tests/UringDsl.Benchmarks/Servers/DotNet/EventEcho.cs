using System;
using System.Net;
using System.Net.Sockets;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>Echo on sockets with SocketAsyncEventArgs: no task, no allocation for a message.</summary>
internal sealed class EventEcho : IDisposable
{
    private readonly Socket _socket;
    private readonly SocketAsyncEventArgs _receive = new(), _send = new();

    private EventEcho(Socket socket)
    {
        _socket = socket;
        socket.NoDelay = true;
        byte[] buffer = new byte[SocketEcho.BufferSize];
        _receive.SetBuffer(buffer, 0, buffer.Length);
        _send.SetBuffer(buffer, 0, 0);
        _receive.Completed += OnReceived;
        _send.Completed += OnSent;
    }

    public static async void Start(IPEndPoint endpoint)
    {
        using Socket listener = SocketEcho.Listen(endpoint);
        while (true) new EventEcho(await listener.AcceptAsync()).Receive();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _receive.Dispose();
        _send.Dispose();
    }

    private void OnReceived(object? sender, SocketAsyncEventArgs arguments)
    {
        if (Answer()) Receive();
    }

    private void OnSent(object? sender, SocketAsyncEventArgs arguments)
    {
        if (Continue()) Receive();
    }

    // What completes at once is gone on with here, what does not in the handler of its event.
    private void Receive()
    {
        while (!_socket.ReceiveAsync(_receive))
            if (!Answer()) return;
    }

    /// <returns>True when all has been sent, and the next receive can start.</returns>
    private bool Answer()
    {
        if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
        {
            Dispose();
            return false;
        }
        _send.SetBuffer(0, _receive.BytesTransferred);
        return !_socket.SendAsync(_send) && Continue();
    }

    private bool Continue()
    {
        while (_send.SocketError == SocketError.Success)
        {
            int rest = _send.Count - _send.BytesTransferred;
            if (rest == 0) return true;
            _send.SetBuffer(_send.Offset + _send.BytesTransferred, rest);
            if (_socket.SendAsync(_send)) return false;
        }
        Dispose();
        return false;
    }
}
