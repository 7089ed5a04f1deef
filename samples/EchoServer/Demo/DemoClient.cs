using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

/// <summary>One connection: it sends messages of random sizes without waiting for their echoes, and compares what comes back.</summary>
internal sealed class DemoClient(int number, IPEndPoint endpoint)
{
    private const int MostBytesOfMessage = 64 << 10, ReceiveBytes = 64 << 10;

    private long _messages, _sent, _received, _wrong;
    private bool _hasEnded;

    /// <summary>Messages sent.</summary>
    public long Messages => Volatile.Read(ref _messages);

    public long ReceivedBytes => Volatile.Read(ref _received);

    /// <summary>Bytes that came back changed, and bytes that came although nobody had sent them.</summary>
    public long WrongBytes => Volatile.Read(ref _wrong);

    /// <summary>Bytes that the server has not sent back: for good, once <see cref="HasEnded"/>.</summary>
    public long MissingBytes => Math.Max(0, Volatile.Read(ref _sent) - Volatile.Read(ref _received));

    /// <summary>The connection has ended, in order or by an error.</summary>
    public bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>What ended it before its time.</summary>
    public string? Failure { get; private set; }

    /// <param name="messages">How many messages to send at most.</param>
    /// <param name="end">Ends sending, after one message at the earliest; what is under way still comes back.</param>
    public async Task RunAsync(int messages, CancellationToken end)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, CancellationToken.None);
            await Task.WhenAll(SendAsync(socket, messages, end), ReceiveAsync(socket));
        }
        catch (SocketException exception)
        {
            Failure = $"client {number}: {exception.Message}";
        }
        _wrong += Math.Max(0, _received - _sent);
        Volatile.Write(ref _hasEnded, true);
    }

    private async Task SendAsync(Socket socket, int messages, CancellationToken end)
    {
        Random sizes = new(number);
        Pattern pattern = new(number);
        for (; _messages < messages && !(_messages > 0 && end.IsCancellationRequested); _messages++)
        {
            int left = sizes.Next(1, MostBytesOfMessage + 1);
            while (left > 0)
            {
                int sent = await socket.SendAsync(pattern.Next(left), CancellationToken.None);
                left -= sent;
                _sent += sent;
            }
        }
        socket.Shutdown(SocketShutdown.Send);
    }

    private async Task ReceiveAsync(Socket socket)
    {
        Pattern pattern = new(number);
        byte[] buffer = new byte[ReceiveBytes];
        while (true)
        {
            int count = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (count == 0) return;
            _wrong += pattern.CountWrong(buffer.AsSpan(0, count));
            _received += count;
        }
    }
}
