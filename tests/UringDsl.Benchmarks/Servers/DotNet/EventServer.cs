using System;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>Sockets with SocketAsyncEventArgs: no task, no allocation for a message. It echoes, or answers with as many bytes as are asked for.</summary>
internal sealed class EventServer : IDisposable
{
    private readonly Socket _socket;
    private readonly SocketAsyncEventArgs _receive = new(), _send = new();
    private readonly bool _echoes;

    private EventServer(Socket socket, byte[]? pattern)
    {
        _socket = socket;
        _echoes = pattern is null;
        socket.NoDelay = true;
        byte[] buffer = new byte[SocketEcho.BufferSize];
        _receive.SetBuffer(buffer, 0, buffer.Length);
        _send.SetBuffer(pattern ?? buffer, 0, 0);
        _receive.Completed += OnReceived;
        _send.Completed += OnSent;
    }

    /// <param name="endpoint">Where to listen.</param>
    /// <param name="pattern">What answers begin with; null to echo. A request, eight bytes, comes in one piece.</param>
    public static async void Start(IPEndPoint endpoint, byte[]? pattern = null)
    {
        using Socket listener = SocketEcho.Listen(endpoint);
        while (true) new EventServer(await listener.AcceptAsync(), pattern).Receive();
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
        _send.SetBuffer(0, _echoes ? _receive.BytesTransferred : (int)BinaryPrimitives.ReadInt64LittleEndian(_receive.Buffer));
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
