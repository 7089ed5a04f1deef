using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;

namespace Valid.Limits;

// Tokens in a bucket for each connection; who has none is told, and waits.
[RingHandler]
[BufferRing("In")]
internal sealed partial class TokenBucket
{
    private const int Burst = 16;

    private static readonly SendBuffer s_slowDown = SendBuffer.CopyOf("slow down\n"u8);

    [ConnectionState]
    private struct Session
    {
        public int Tokens;
        public long Since;

        public bool TryTake(long now)
        {
            Tokens = (int)Math.Min(Burst, Tokens + ((now - Since) / 100));
            Since = now;
            if (Tokens == 0) return false;
            Tokens--;
            return true;
        }
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Send] private partial void Warn(Connection connection, SendBuffer text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session)
    {
        session = new() { Tokens = Burst, Since = Environment.TickCount64 };
        Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        // The state's TryTake is another one than that of what was received.
        if (!session.TryTake(Environment.TickCount64))
        {
            if (received.IsSuccess) Warn(connection, s_slowDown);
            else HangUp(connection);
        }
        else if (received.TryTake(out BufferLease data))
        {
            Echo(connection, data);
        }
        else
        {
            HangUp(connection);
        }
    }
}

// Cancels the receive of who is too fast and submits it again when the second is over: automatic while it goes on.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Pauses
{
    private readonly HashSet<Connection> _paused = [];

    [ConnectionState]
    private struct Session
    {
        public int Bytes;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Cancel(nameof(Receive))] private partial void Pause(Connection connection);

    [Timeout(Milliseconds = 1000, Multishot = true, Completed = nameof(OnSecond))] private partial void EachSecond();

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => EachSecond();

    partial void OnOpened(Connection connection, ref Session session) => Receive(connection);

    partial void OnClosed(Connection connection, ref Session session)
    {
        session.Bytes = 0;
        _paused.Remove(connection);
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        session.Bytes += received.Length;
        switch (received)
        {
            case { Error: UringDsl.Abi.Errno.ECANCELED }:
                break;
            case { IsSuccess: false }:
                HangUp(connection);
                break;
            default:
                if (session.Bytes > 1 << 16 && _paused.Add(connection)) Pause(connection);
                break;
        }
    }

    private void OnSecond(in Expired expired)
    {
        foreach (Connection connection in _paused)
        {
            State(connection).Bytes = 0;
            Receive(connection);
        }

        _paused.Clear();
    }
}

// As many at a time as there are places; who comes later waits in a queue, or is refused.
[RingHandler]
[FixedFiles(128)]
[BufferRing("In")]
internal sealed partial class WaitingRoom(IPEndPoint at)
{
    private const int Places = 4, Chairs = 16;

    private readonly Queue<Connection> _chairs = new();
    private readonly HashSet<Connection> _inside = [];

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Send(Link = LinkKind.Hard)] [Close] private partial void Refuse(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private void OnAccepted(in Accepted accepted)
    {
        if (!accepted.IsSuccess) return;
        Connection guest = accepted.Connection;
        if (_inside.Count < Places) Enter(guest);
        else if (_chairs.Count < Chairs) _chairs.Enqueue(guest);
        else Refuse(guest, "full\n"u8);
    }

    private void Enter(Connection guest)
    {
        if (_inside.Add(guest)) Receive(guest);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else HangUp(connection);
    }

    partial void OnClosed(Connection connection)
    {
        if (_inside.Remove(connection) && _chairs.TryDequeue(out Connection next)) Enter(next);
    }
}

// The slowest of the listeners decides: a window of bytes that are out.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Window
{
    [ConnectionState]
    private struct Session
    {
        public int Out, High;
    }

    [Receive(Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send(Completed = nameof(OnSent))] private partial void Echo(Connection connection, BufferLease data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session) => Receive(connection);

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }

        session.Out += data.Length;
        session.High = Math.Max(session.High, session.Out);
        Echo(connection, data);
        if (session.Out < 65536) Receive(connection);
    }

    private void OnSent(Connection connection, in Sent sent, ref Session session)
    {
        bool wasFull = session.Out >= 65536;
        session.Out -= sent.Bytes;
        if (sent.IsSuccess && wasFull && session.Out < 65536) Receive(connection);
    }
}
