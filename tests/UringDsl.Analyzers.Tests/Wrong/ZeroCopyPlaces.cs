using System;
using System.Collections.Generic;
using UringDsl;

namespace Wrong.ZeroCopyPlaces;

// The cached page is changed in the dictionary as soon as the socket has it.
[RingHandler]
internal sealed partial class CounterPage
{
    private readonly Dictionary<int, SendBuffer> _pages = [];

    [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent), Released = nameof(OnReleased))]
    private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        if (!_pages.TryGetValue(connection.Index, out SendBuffer page)) _pages[connection.Index] = page = SendBuffer.Allocate(32768);
        Serve(connection, page);
    }

    private void OnSent(Connection connection, in Sent sent) => _pages[connection.Index].Span[0]++; // URING2004

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// A record struct carries the memory.
[RingHandler]
internal sealed partial class Frames
{
    private readonly record struct Frame(SendBuffer Body, int Used);

    private Frame _frame = new(SendBuffer.Allocate(65536), 0);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer body);

    partial void OnOpened(Connection connection)
    {
        Frame frame = _frame;
        Serve(connection, frame.Body);
        frame.Body.Span[..8].Clear(); // URING2001
        _frame = frame with { Used = 0 };
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// Two buffers in a tuple; the head is patched after both were sent.
[RingHandler]
internal sealed partial class HeadAndBody
{
    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer part);

    partial void OnOpened(Connection connection)
    {
        (SendBuffer head, SendBuffer body) = Build();
        Serve(connection, head);
        Serve(connection, body);
        head.Span[0] = (byte)body.Length; // URING2001
    }

    private static (SendBuffer Head, SendBuffer Body) Build() => (SendBuffer.Allocate(16), SendBuffer.Allocate(65536));

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// Wiped in a finally, for secrecy.
[RingHandler]
internal sealed partial class Secrets
{
    [Send(ZeroCopy = ZeroCopyMode.Adaptive, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer secret);

    partial void OnOpened(Connection connection)
    {
        SendBuffer secret = SendBuffer.CopyOf("token"u8);
        try
        {
            Serve(connection, secret);
        }
        finally
        {
            secret.Span.Clear(); // URING2001
        }
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// A local function stamps the page behind the send.
[RingHandler]
internal sealed partial class Stamper
{
    private readonly SendBuffer _page = SendBuffer.Allocate(65536);
    private byte _stamp;

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        Serve(connection, _page);
        Stamp();

        void Stamp() => _page.Span[^1] = ++_stamp; // URING2001
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// A tick renders into the page that the last tick's sends may still hold.
[RingHandler]
internal sealed partial class Ticker
{
    private readonly List<Connection> _viewers = [];
    private readonly SendBuffer _screen = SendBuffer.Allocate(65536);
    private byte _frame;

    [Timeout(Milliseconds = 40, Multishot = true, Completed = nameof(OnTick))] private partial void Tick();

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Show(Connection connection, SendBuffer screen);

    partial void OnStarted() => Tick();

    partial void OnOpened(Connection connection) => _viewers.Add(connection);

    partial void OnClosed(Connection connection) => _viewers.Remove(connection);

    private void OnTick(in Expired expired)
    {
        if (!expired.IsSuccess) return;
        _screen.Span.Fill(++_frame); // URING2001
        foreach (Connection viewer in _viewers) Show(viewer, _screen);
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// A file is read into the page that the socket has not let go of.
[RingHandler]
[FixedBuffers("Pages", Count = 8, Size = 65536)]
internal sealed partial class FileToSocket(Descriptor file)
{
    [ReadFixed] private partial Pending<Transferred> Read(Descriptor file, FixedBuffer page, long offset);

    [Send(ZeroCopy = ZeroCopyMode.Always)] private partial Pending<Sent> Write(Connection connection, FixedBuffer page);

    private async RingTask Stream(Connection connection)
    {
        if (!Pages.TryTake(out FixedBuffer page)) return;
        long offset = 0;
        while (true)
        {
            Transferred read = await Read(file, page, offset); // URING2002
            if (read.Bytes == 0) break;
            offset += read.Bytes;
            Sent sent = await Write(connection, page.Slice(0, read.Bytes));
            if (!sent.IsSuccess) break;
        }

        page.Return();
    }

    partial void OnOpened(Connection connection) => _ = Stream(connection);
}

// Back into the queue of free pages at the first completion, where the next request finds it.
[RingHandler]
internal sealed partial class PageQueue
{
    private readonly Queue<SendBuffer> _free = new([SendBuffer.Allocate(65536), SendBuffer.Allocate(65536)]);

    [Send(ZeroCopy = ZeroCopyMode.Always)] private partial Pending<Sent> Write(Connection connection, SendBuffer page);

    private async RingTask Answer(Connection connection)
    {
        if (!_free.TryDequeue(out SendBuffer page)) return;
        page.Span.Fill(1);
        Sent sent = await Write(connection, page);
        _free.Enqueue(page); // URING2005
        if (!sent.IsSuccess) return;
    }

    partial void OnOpened(Connection connection) => _ = Answer(connection);
}

// The next turn is too early as well.
[RingHandler]
internal sealed partial class NextTurn
{
    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        SendBuffer page = SendBuffer.CopyOf("hello"u8);
        Serve(connection, page);
        Post(() => page.Span.Fill(0)); // URING2001
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}
