using System;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>A client of bytes, written as Latin-1. It waits for what it asks for, and for nothing else.</summary>
internal sealed class SampleClient : IDisposable
{
    private readonly Socket _socket;

    public SampleClient(Socket socket)
    {
        _socket = socket;
        socket.SendTimeout = socket.ReceiveTimeout = (int)Wait.Patience.TotalMilliseconds;
    }

    public void Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty) bytes = bytes[_socket.Send(bytes)..];
    }

    /// <summary>Sends it in pieces, each with a packet of its own.</summary>
    public void SendInPieces(string text, int bytes)
    {
        foreach (char[] piece in text.Chunk(bytes)) Send(new string(piece));
    }

    /// <summary>Bytes, or the end, have come and are not received.</summary>
    public bool HasAnswer => _socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);

    /// <summary>Waits for an answer of a known length and gives it.</summary>
    public string Receive(int length)
    {
        byte[] answer = new byte[length];
        for (int received = 0; received < length;)
        {
            int count = _socket.Receive(answer.AsSpan(received));
            if (count == 0) return Encoding.Latin1.GetString(answer, 0, received) + " [end]";
            received += count;
        }
        return Encoding.Latin1.GetString(answer);
    }

    public void Expect(string answer) => Assert.Equal(answer, Receive(answer.Length));

    public void Ask(string question, string answer)
    {
        Send(question);
        Expect(answer);
    }

    /// <summary>What comes until the server ends its side in order.</summary>
    public string ReceiveToEnd()
    {
        StringBuilder all = new();
        byte[] buffer = new byte[1 << 16];
        for (int count; (count = _socket.Receive(buffer)) > 0;) all.Append(Encoding.Latin1.GetString(buffer, 0, count));
        return all.ToString();
    }

    /// <summary>The same, on a thread of its own: those of the pool are few, and who waits on one of them holds up the others.</summary>
    public Task<string> ReceiveToEndBeside() =>
        Task.Factory.StartNew(ReceiveToEnd, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Vanishes: the server sees a reset.</summary>
    public void Reset() => _socket.Close(0);

    public void Dispose() => _socket.Dispose();
}
