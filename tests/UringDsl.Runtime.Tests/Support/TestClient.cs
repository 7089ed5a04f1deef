using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>A peer of a handler: a socket of System.Net.Sockets that sends its pattern and checks what comes back, byte for byte.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly ClientPattern _pattern;

    private TestClient(Socket socket, int number)
    {
        Socket = socket;
        _pattern = new ClientPattern(number);
    }

    public Socket Socket { get; }

    public long Sent { get; private set; }

    public long Received { get; private set; }

    public static async Task<TestClient> Connect(EndPoint endPoint, int number = 0, int receiveBuffer = 0, int sendBuffer = 0)
    {
        bool isUnix = endPoint is UnixDomainSocketEndPoint;
        Socket socket = new(endPoint.AddressFamily, SocketType.Stream, isUnix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            if (!isUnix) socket.NoDelay = true;
            if (receiveBuffer > 0) socket.ReceiveBufferSize = receiveBuffer;
            if (sendBuffer > 0) socket.SendBufferSize = sendBuffer;
            await socket.ConnectAsync(endPoint).Bounded();
            return new TestClient(socket, number);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends the next bytes of the pattern, in writes of at most <paramref name="most"/>.</summary>
    public async Task Send(long count, int most = 65536)
    {
        using CancellationTokenSource patience = new(Wait.Patience);
        byte[] chunk = new byte[(int)Math.Min(count, most)];
        while (count > 0)
        {
            Memory<byte> part = chunk.AsMemory(0, (int)Math.Min(count, chunk.Length));
            _pattern.Fill(part.Span, Sent);
            for (Memory<byte> left = part; !left.IsEmpty;) left = left[await Socket.SendAsync(left, SocketFlags.None, patience.Token)..];
            Sent += part.Length;
            count -= part.Length;
        }
    }

    /// <summary>Receives this many bytes, and checks each.</summary>
    public async Task Expect(long count, int most = 65536)
    {
        using CancellationTokenSource patience = new(Wait.Patience);
        byte[] chunk = new byte[(int)Math.Min(count, most)];
        while (count > 0)
        {
            int received = await Socket.ReceiveAsync(chunk.AsMemory(0, (int)Math.Min(count, chunk.Length)), SocketFlags.None, patience.Token);
            Assert.True(received > 0, $"The stream ended {count} bytes early, after {Received}.");
            _pattern.Check(chunk.AsSpan(0, received), Received);
            Received += received;
            count -= received;
        }
    }

    /// <summary>Sends a message and expects the same bytes, at the same time: more than the sockets' buffers hold would stand still.</summary>
    public Task Echo(int count) => Task.WhenAll(Send(count), Expect(count));

    public async Task ExpectEnd()
    {
        using CancellationTokenSource patience = new(Wait.Patience);
        byte[] one = new byte[1];
        Assert.Equal(0, await Socket.ReceiveAsync(one, SocketFlags.None, patience.Token));
    }

    /// <summary>Receives until the stream ends, in order or by a reset. True: in order.</summary>
    public async Task<bool> DrainToEnd()
    {
        using CancellationTokenSource patience = new(Wait.Patience);
        byte[] chunk = new byte[65536];
        try
        {
            for (int received = 1; received > 0; Received += received) received = await Socket.ReceiveAsync(chunk, SocketFlags.None, patience.Token);
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            return false;
        }
    }

    public void ShutdownSend() => Socket.Shutdown(SocketShutdown.Send);

    /// <summary>Closes with a RST.</summary>
    public void Reset()
    {
        Socket.LingerState = new LingerOption(true, 0);
        Socket.Dispose();
    }

    public void Dispose() => Socket.Dispose();
}
