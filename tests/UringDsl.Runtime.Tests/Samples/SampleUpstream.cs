using System;
using System.Net.Sockets;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>What a proxy connects to: a listener, whose ends of the connections a test plays.</summary>
internal sealed class SampleUpstream(int backlog = 512) : IDisposable
{
    private readonly Socket _listener = Loopback.Listen(backlog);

    /// <summary>As the proxy's command line has it.</summary>
    public string Address => _listener.LocalEndPoint!.ToString()!;

    public SampleClient Accept() => new(AcceptSocket());

    public Socket AcceptSocket()
    {
        if (!_listener.Poll(Wait.Patience, SelectMode.SelectRead)) throw new TimeoutException("Nobody has connected.");
        Socket socket = _listener.Accept();
        socket.SendTimeout = socket.ReceiveTimeout = (int)Wait.Patience.TotalMilliseconds;
        return socket;
    }

    /// <summary>Takes the one place of a backlog of 0, and one more: the kernel drops every further SYN.</summary>
    public Socket[] FillBacklog()
    {
        Socket[] waiting = [new(SocketType.Stream, ProtocolType.Tcp), new(SocketType.Stream, ProtocolType.Tcp)];
        foreach (Socket socket in waiting) _ = socket.ConnectAsync(_listener.LocalEndPoint!);
        return waiting;
    }

    public void Dispose() => _listener.Dispose();
}
