using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UringDsl;

namespace Wrong.ZeroCopyAliases;

// The same bytes, seen as numbers.
[RingHandler]
internal sealed partial class AsNumbers
{
    private readonly SendBuffer _page = SendBuffer.Allocate(4096);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        Span<int> numbers = MemoryMarshal.Cast<byte, int>(_page.Span);
        Serve(connection, _page);
        numbers[3]++; // URING2001
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// Through a pointer of a fixed statement.
[RingHandler]
internal sealed partial class Pointers
{
    private readonly SendBuffer _page = SendBuffer.Allocate(4096);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection) => Write(connection);

    private unsafe void Write(Connection connection)
    {
        fixed (byte* first = _page.Span)
        {
            Serve(connection, _page);
            first[7] = 1; // URING2001
        }
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// Either page may have been sent.
[RingHandler]
internal sealed partial class OneOfTwo
{
    private readonly SendBuffer _small = SendBuffer.Allocate(4096);
    private readonly SendBuffer _large = SendBuffer.Allocate(65536);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        SendBuffer page = connection.Index switch
        {
            < 10 => _small,
            _ => _large,
        };
        Serve(connection, page);
        _large.Span[0] = 1; // URING2001
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// A property stands in for the field.
[RingHandler]
internal sealed partial class ByProperty
{
    private readonly SendBuffer _page = SendBuffer.Allocate(4096);

    private SendBuffer Page => _page;

    private Span<byte> Head => Page.Span[..16];

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        Serve(connection, Page);
        "HTTP/1.1"u8.CopyTo(Head); // URING2001
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// A generic helper writes the number.
[RingHandler]
internal sealed partial class GenericWriter
{
    private readonly SendBuffer _page = SendBuffer.Allocate(4096);
    private long _count;

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        Serve(connection, _page);
        Put(_page, 8, ++_count);
    }

    private static void Put<T>(SendBuffer page, int at, T value) where T : unmanaged => MemoryMarshal.Write(page.Span[at..], in value); // URING2001

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

internal abstract class PageOwner
{
    protected SendBuffer Page { get; } = SendBuffer.Allocate(65536);

    protected void Refresh(byte value) => Page.Span.Fill(value); // URING2001
}

// The page and what writes it are the base class's.
[RingHandler]
internal sealed partial class Derived : PageOwner
{
    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        Serve(connection, Page);
        Refresh(2);
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

internal static class PageExtensions
{
    public static SendBuffer Patch(this SendBuffer page, int at, byte value)
    {
        page.Span[at] = value; // URING2001
        return page;
    }
}

// An extension method in another class.
[RingHandler]
internal sealed partial class Patched
{
    private readonly SendBuffer _page = SendBuffer.Allocate(65536);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        Serve(connection, _page.Patch(0, 1));
        Serve(connection, _page.Patch(0, 2));
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// An object holds the page, and may be absent.
[RingHandler]
internal sealed partial class Wrapped
{
    private sealed class Document
    {
        public SendBuffer Bytes = SendBuffer.Allocate(65536);
    }

    private Document? _document;

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnStarted() => _document = new Document();

    partial void OnOpened(Connection connection)
    {
        if (_document is { } document) Serve(connection, document.Bytes);
        _document?.Bytes.Span.Clear(); // URING2001
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// A reference made without a check.
[RingHandler]
internal sealed partial class Unchecked
{
    private readonly SendBuffer _page = SendBuffer.Allocate(4096);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Serve(Connection connection, SendBuffer page);

    partial void OnOpened(Connection connection)
    {
        ref byte first = ref MemoryMarshal.GetReference(_page.Span);
        Serve(connection, _page);
        Unsafe.Add(ref first, 12) = 9; // URING2001
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}

// The state of the connection holds the page; the next request writes it.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Sessions
{
    [ConnectionState]
    private struct Session
    {
        public SendBuffer Answer;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void Write(Connection connection, SendBuffer answer);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session)
    {
        session.Answer = SendBuffer.Allocate(65536);
        Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (!received.IsSuccess)
        {
            HangUp(connection);
            return;
        }

        received.Data.CopyTo(session.Answer.Span); // URING2001
        Write(connection, session.Answer);
    }

    private void OnReleased(Connection connection, in Released released)
    {
    }
}
