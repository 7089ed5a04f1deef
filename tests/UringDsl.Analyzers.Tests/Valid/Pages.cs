using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;

namespace Valid.Pages;

// Header and body: the body never changes, the header has a new buffer for each answer.
[RingHandler]
[FixedFiles(64)]
internal sealed partial class HeaderAndBody(IPEndPoint at)
{
    private static readonly SendBuffer s_body = SendBuffer.CopyOf(new byte[65536]);
    private int _number;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [Send] private partial void Head(Connection connection, ReadOnlySpan<byte> header);

    [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent))] private partial void Body(Connection connection, SendBuffer body);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private void OnAccepted(in Accepted accepted)
    {
        if (!accepted.IsSuccess) return;
        Span<byte> header = stackalloc byte[16];
        header.Fill((byte)' ');
        (++_number).TryFormat(header, out _);
        Head(accepted.Connection, header);
        header.Clear();
        Body(accepted.Connection, s_body);
    }

    private void OnSent(Connection connection, in Sent sent) => HangUp(connection);
}

// A ring of pages by number; a count of those that are out keeps writer and kernel apart.
[RingHandler]
internal sealed partial class PageRing
{
    private const int Count = 4;

    [ConnectionState]
    private struct Session
    {
        public SendBuffer[]? Pages;
        public int Next, Out;
        public long Left;
    }

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased), Completed = nameof(OnSent))]
    private partial void Stream(Connection connection, SendBuffer page);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session)
    {
        session.Pages ??= [SendBuffer.Allocate(32768), SendBuffer.Allocate(32768), SendBuffer.Allocate(32768), SendBuffer.Allocate(32768)];
        session.Left = 1 << 24;
        Pump(connection, ref session);
    }

    private void Pump(Connection connection, ref Session session)
    {
        while (session.Out < Count && session.Left > 0)
        {
            SendBuffer page = session.Pages![session.Next];
            page.Span.Fill((byte)session.Left);
            session.Next = (session.Next + 1) % Count;
            session.Out++;
            session.Left -= page.Length;
            Stream(connection, page);
        }

        if (session is { Left: <= 0, Out: 0 }) HangUp(connection);
    }

    private void OnSent(Connection connection, in Sent sent)
    {
        if (!sent.IsSuccess) HangUp(connection);
    }

    private void OnReleased(Connection connection, in Released released, ref Session session)
    {
        session.Out--;
        Pump(connection, ref session);
    }
}

// Two halves of one block: the one is filled while the other is out, awaited.
[RingHandler]
[FixedFiles(64)]
internal sealed partial class Halves(IPEndPoint at)
{
    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(IPEndPoint at);

    [Send] private partial Pending<Sent> Write(Connection connection, SendBuffer data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private async RingTask Serve(Connection connection)
    {
        SendBuffer block = SendBuffer.Allocate(8192);
        SendBuffer left = block.Slice(0, 4096), right = block.Slice(4096, 4096);
        for (byte i = 0; i < 100; i += 2)
        {
            left.Span.Fill(i);
            Sent first = await Write(connection, left);
            right.Span.Fill((byte)(i + 1));
            Sent second = await Write(connection, right);
            if (!(first.IsSuccess && second.IsSuccess)) break;
        }

        HangUp(connection);
    }
}

#pragma warning disable URING4001 // The point of it.
// Awaited sends by zero copy of memory that is new each time.
[RingHandler]
[FixedFiles(64)]
internal sealed partial class AlwaysNew(IPEndPoint at)
{
    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(IPEndPoint at);

    [Send(ZeroCopy = ZeroCopyMode.Adaptive)] private partial Pending<Sent> Write(Connection connection, SendBuffer data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private async RingTask Serve(Connection connection)
    {
        int round = 0;
        while (round++ < 10)
        {
            SendBuffer page = SendBuffer.Allocate(1 << 16);
            page.Span[0] = (byte)round;
            if (await Write(connection, page) is { IsSuccess: false }) break;
        }

        HangUp(connection);
    }
}

#pragma warning restore URING4001

// A pool in a class of its own; the handler only asks and gives.
[RingHandler]
internal sealed partial class PooledPages
{
    private sealed class Pool(int size)
    {
        private readonly Stack<SendBuffer> _free = new();

        public SendBuffer Rent() => _free.TryPop(out SendBuffer page) ? page : SendBuffer.Allocate(size);

        public void Return(SendBuffer page)
        {
            page.Span.Clear();
            _free.Push(page);
        }
    }

    private readonly Pool _pool = new(1 << 16);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    [Send(Completed = nameof(OnCopied))] private partial void Copy(Connection connection, ReadOnlySpan<byte> data);

    partial void OnOpened(Connection connection)
    {
        SendBuffer page = _pool.Rent();
        page.Span[..8].Fill(1);
        if (connection.Index % 2 == 0)
        {
            Serve(connection, page);
            return;
        }

        Copy(connection, page.Span[..8]);
        _pool.Return(page);
    }

    private void OnCopied(Connection connection, in Sent sent)
    {
        SendBuffer page = _pool.Rent();
        page.Span.Fill((byte)sent.Bytes);
        Serve(connection, page);
    }

    private void OnReleased(Connection connection, in Released released) => _pool.Return(released.Buffer);
}

// Registered pages, read into and sent from; each goes back when the send has released it.
[RingHandler]
[FixedFiles(64)]
[FixedBuffers("Pages", Count = 16, Size = 16384)]
internal sealed partial class FileToSocket(Descriptor file)
{
    [ConnectionState]
    private struct Session
    {
        public long At;
        public bool IsBusy;
    }

    [ReadFixed] private partial Pending<Transferred> Read(Descriptor file, FixedBuffer page, long offset);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Send(Connection connection, FixedBuffer page);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session) => Next(connection);

    private void Next(Connection connection)
    {
        if (!Pages.TryTake(out FixedBuffer page))
        {
            HangUp(connection);
            return;
        }

        State(connection).IsBusy = true;
        _ = Fill(connection, page);
    }

    private async RingTask Fill(Connection connection, FixedBuffer page)
    {
        Transferred read = await Read(file, page, State(connection).At);
        if (!read.IsSuccess || read.IsEndOfFile)
        {
            page.Return();
            HangUp(connection);
            return;
        }

        State(connection).At += read.Bytes;
        Send(connection, page.Slice(0, read.Bytes));
    }

    private void OnReleased(Connection connection, in Released released)
    {
        released.FixedBuffer.Return();
        State(connection).IsBusy = false;
        Next(connection);
    }
}

// Memory of its own that it registers, and unregisters at the end.
[RingHandler]
internal sealed partial class OwnMemory(Descriptor log)
{
    private readonly SendBuffer _memory = SendBuffer.Allocate(1 << 16);
    private FixedBuffer _registered;
    private bool _isRegistered;

    [WriteFixed] private partial Pending<Transferred> Write(Descriptor file, FixedBuffer data, long offset);

    async partial void OnStarted()
    {
        _registered = Ring.RegisterBuffer(_memory);
        _isRegistered = true;
        long at = 0;
        for (int i = 0; i < 10; i++)
        {
            _registered.Span.Fill((byte)i);
            Transferred written = await Write(log, _registered.Slice(0, 4096), at);
            if (!written.IsSuccess) break;
            at += written.Bytes;
        }

        if (_isRegistered) Ring.UnregisterBuffer(_registered);
        _isRegistered = false;
    }
}
