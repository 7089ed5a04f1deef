using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;

namespace Valid.ZeroCopyReuse;

// Memory comes back from Released, and is filled again only then.
[RingHandler]
[FixedFiles(64)]
internal sealed partial class FreeList(IPEndPoint endpoint)
{
    private readonly Queue<SendBuffer> _free = new();

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint endpoint);

    [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent), Released = nameof(OnReleased))]
    private partial void Stream(Connection connection, SendBuffer data);

    [Abort] private partial void Drop(Connection connection);

    partial void OnStarted()
    {
        for (int i = 0; i < 8; i++) _free.Enqueue(SendBuffer.Allocate(1 << 16));
        Listen(endpoint);
    }

    private void OnAccepted(in Accepted accepted) => Fill(accepted.Connection, 1);

    private void Fill(Connection connection, byte value)
    {
        if (!_free.TryDequeue(out SendBuffer page)) return;
        page.Span.Fill(value);
        Stream(connection, page);
    }

    private void OnSent(Connection connection, in Sent sent)
    {
        if (sent.IsSuccess) Fill(connection, (byte)sent.Bytes);
        else Drop(connection);
    }

    private void OnReleased(Connection connection, in Released released)
    {
        released.Buffer.Span.Clear();
        _free.Enqueue(released.Buffer);
    }
}

// Two pages: one is with the kernel while the other is filled; the flag is cleared by Released.
[RingHandler]
internal sealed partial class TwoPages
{
    private readonly SendBuffer _left = SendBuffer.Allocate(1 << 20), _right = SendBuffer.Allocate(1 << 20);
    private bool _leftIsOut, _rightIsOut;

    [Send(ZeroCopy = ZeroCopyMode.Adaptive, Completed = nameof(OnSent), Released = nameof(OnReleased))]
    private partial void Stream(Connection connection, SendBuffer data);

    [Close] private partial void HangUp(Connection connection);

    private void Next(Connection connection)
    {
        if (!_leftIsOut)
        {
            _left.Span[0]++;
            _leftIsOut = true;
            Stream(connection, _left);
        }
        else if (!_rightIsOut)
        {
            _right.Span[0]++;
            _rightIsOut = true;
            Stream(connection, _right);
        }
    }

    private void OnSent(Connection connection, in Sent sent)
    {
        if (!sent.IsSuccess) HangUp(connection);
        else Next(connection);
    }

    private void OnReleased(Connection connection, in Released released)
    {
        if (released.Buffer == _left) _leftIsOut = false;
        else _rightIsOut = false;
        Next(connection);
    }
}

// What never changes needs no Released, and may be with the kernel many times at once.
[RingHandler]
internal sealed partial class Constant
{
    private static readonly SendBuffer s_page = SendBuffer.CopyOf(new byte[65536]);

    [Send(ZeroCopy = ZeroCopyMode.Always)] private partial void Serve(Connection connection, SendBuffer page);

    public int Sum { get; private set; }

    private void Twice(Connection connection)
    {
        Serve(connection, s_page);
        Serve(connection, s_page);
        Sum += s_page.Span[0]; // Reading is allowed at any time.
    }

    partial void OnOpened(Connection connection) => Twice(connection);
}

// Filled before each of two sends of memory of their own.
[RingHandler]
internal sealed partial class Fresh
{
    [Send(ZeroCopy = ZeroCopyMode.Always)] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        for (int i = 0; i < 3; i++)
        {
            SendBuffer page = SendBuffer.Allocate(32768);
            page.Span.Fill((byte)i);
            Serve(connection, page);
        }
    }
}

// Ordinary sends copy: the memory is free at the completion. Each connection has a page of its own.
[RingHandler]
internal sealed partial class Ordinary
{
    [ConnectionState]
    private struct Session
    {
        public SendBuffer Page;
        public byte Turn;
    }

    [Send(Completed = nameof(OnSent))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection, ref Session session)
    {
        session.Page = SendBuffer.Allocate(4096);
        Next(connection, ref session);
    }

    private void Next(Connection connection, ref Session session)
    {
        session.Page.Span.Fill(++session.Turn);
        Serve(connection, session.Page);
    }

    private void OnSent(Connection connection, in Sent sent, ref Session session)
    {
        if (sent.IsSuccess && session.Turn < 100) Next(connection, ref session);
    }
}

// Memory of each connection, in its state.
[RingHandler]
internal sealed partial class PerConnection
{
    [ConnectionState]
    private struct Session
    {
        public SendBuffer Page;
        public int Round;
        public bool IsOut;
    }

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection, ref Session session)
    {
        session.Page = SendBuffer.Allocate(16384);
        Write(connection, ref session);
    }

    private void Write(Connection connection, ref Session session)
    {
        if (session.IsOut || session.Round == 10) return;
        Span<byte> page = session.Page.Span;
        page.Fill((byte)session.Round++);
        session.IsOut = true;
        Serve(connection, session.Page);
    }

    private void OnReleased(Connection connection, in Released released, ref Session session)
    {
        session.IsOut = false;
        Write(connection, ref session);
    }
}

// A pool of registered pages; a page goes back when it is released.
[RingHandler]
[FixedBuffers("Pages", Count = 16, Size = 65536)]
internal sealed partial class Registered
{
    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, FixedBuffer page);

    partial void OnOpened(Connection connection)
    {
        if (!Pages.TryTake(out FixedBuffer page)) return;
        page.Span.Fill(7);
        Serve(connection, page);
    }

    private void OnReleased(Connection connection, in Released released) => released.FixedBuffer.Return();
}
