using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>A small server of System.Net.Sockets, for handlers that dial.</summary>
internal sealed class PeerServer : IDisposable
{
    private readonly Socket _listener;
    private readonly ConcurrentBag<Socket> _accepted = [];
    private readonly Func<Socket, Task> _serve;
    private readonly Task _accepting;
    private volatile Exception? _failure;
    private int _served;

    public PeerServer(EndPoint endPoint, Func<Socket, Task> serve)
    {
        _serve = serve;
        _listener = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(endPoint);
        _listener.Listen(512);
        EndPoint = _listener.LocalEndPoint!;
        _accepting = Task.Run(Accept);
    }

    public PeerServer(Func<Socket, Task> serve)
        : this(new IPEndPoint(IPAddress.Loopback, FreePort.Take()), serve)
    {
    }

    public EndPoint EndPoint { get; }

    public PeerAddress Address => PeerAddress.From(EndPoint);

    /// <summary>Connections that were served to their end.</summary>
    public int Served => Volatile.Read(ref _served);

    /// <summary>A free address of each family that a socket can have here.</summary>
    public static EndPoint FreeEndPoint(AddressFamily family) => family switch
    {
        AddressFamily.Unix => new UnixDomainSocketEndPoint($"\0uringdsl-{Guid.NewGuid():N}"),
        AddressFamily.InterNetworkV6 => new IPEndPoint(IPAddress.IPv6Loopback, FreePort.Take(IPAddress.IPv6Loopback)),
        _ => FreePort.EndPoint(),
    };

    /// <summary>Receives this many bytes, or up to the end.</summary>
    public static async Task<byte[]> ReadExactly(Socket socket, int count)
    {
        byte[] bytes = new byte[count];
        int read = 0;
        for (int received = 1; received > 0 && read < count; read += received) received = await socket.ReceiveAsync(bytes.AsMemory(read)).AsTask().Bounded();
        return bytes[..read];
    }

    /// <summary>Receives everything up to the end of the stream.</summary>
    public static async Task<byte[]> ReadToEnd(Socket socket)
    {
        using MemoryStream all = new();
        byte[] chunk = new byte[65536];
        for (int received = 1; received > 0;)
        {
            received = await socket.ReceiveAsync(chunk).Bounded();
            all.Write(chunk, 0, received);
        }
        return all.ToArray();
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (Socket socket in _accepted) socket.Dispose();
        _accepting.Wait(Wait.Patience);
        Assert.Null(_failure);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptAsync();
                _accepted.Add(socket);
                _ = Serve(socket);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return; // The end of the test.
        }
    }

    private async Task Serve(Socket socket)
    {
        try
        {
            await _serve(socket);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return; // The handler went away, or the test has ended.
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
        finally
        {
            Interlocked.Increment(ref _served);
        }
    }
}
