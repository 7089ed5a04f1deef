using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using UringDsl;

namespace Valid.Leases2;

internal static class Buffers
{
    public static void GiveBack(this HeldBuffer data) => data.Return();

    public static bool IsEmptyLine(this ReadOnlySpan<byte> data) => data is [(byte)'\n'] or [(byte)'\r', (byte)'\n'];

    public static T Take<T>(ref T place, T empty)
    {
        T taken = place;
        place = empty;
        return taken;
    }
}

// What is kept is an entry of a linked list, with when it came; it goes out through an extension method or a send.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Delayed
{
    private readonly record struct Entry(Connection To, HeldBuffer Data, long Since);

    private readonly LinkedList<Entry> _entries = new();

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Answer(Connection connection, HeldBuffer data);

    [Timeout(Milliseconds = 50, Multishot = true, Completed = nameof(OnTick))] private partial void Tick();

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Tick();

    private void OnReceived(Connection connection, in Received received)
    {
        if (received is { IsSuccess: true } && received.TryTake(out var lease))
        {
            var entry = new Entry(connection, lease.Keep(), Environment.TickCount64);
            _entries.AddLast(entry);
            return;
        }

        HangUp(connection);
    }

    private void OnTick(in Expired expired)
    {
        long now = Environment.TickCount64;
        while (_entries.First is { Value: var entry } && entry.Since + 100 < now)
        {
            _entries.RemoveFirst();
            if (((ReadOnlySpan<byte>)entry.Data.Span).IsEmptyLine()) entry.Data.GiveBack();
            else Answer(entry.To, entry.Data);
        }
    }

    partial void OnStopping()
    {
        for (var node = _entries.First; node is not null; node = node.Next) node.Value.Data.GiveBack();
        _entries.Clear();
    }
}

// Taken out of the state by a generic helper, in one expression.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Pairs
{
    [ConnectionState]
    private struct Session
    {
        public HeldBuffer? First;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Answer(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }

        if (session.First is null)
        {
            session.First = data.Keep();
            return;
        }

        HeldBuffer first = Buffers.Take(ref session.First, null)!.Value;
        HeldBuffer second = data.Keep();
        bool isInOrder = first.Span.SequenceCompareTo(second.Span) <= 0;
        (HeldBuffer low, HeldBuffer high) = isInOrder ? (first, second) : (second, first);
        Answer(connection, low);
        Answer(connection, high);
    }

    partial void OnClosed(Connection connection, ref Session session)
    {
        if (session.First is not { } first) return;
        session.First = null;
        first.Return();
    }
}

// A class of the handler's own keeps what it is given, and an interface takes what it wants.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Sinks
{
    private interface ISink
    {
        void Take(Connection from, HeldBuffer data);
    }

    private sealed class Backlog(int limit) : ISink
    {
        private readonly Queue<HeldBuffer> _queue = new();

        public void Take(Connection from, HeldBuffer data)
        {
            if (_queue.Count == limit) _queue.Dequeue().Return();
            _queue.Enqueue(data);
        }

        public void Clear()
        {
            while (_queue.TryDequeue(out HeldBuffer data)) data.Return();
        }
    }

    private readonly Backlog _backlog = new(8);
    private ISink? _sink;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => _sink = _backlog;

    partial void OnStopping() => _backlog.Clear();

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) HangUp(connection);
        else if (_sink is { } sink) sink.Take(connection, data.Keep());
    }
}

// A channel to an async method on the ring: what does not fit is returned.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Pipeline
{
    private readonly Channel<HeldBuffer> _work = Channel.CreateBounded<HeldBuffer>(16);
    private long _done;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => _ = Work();

    partial void OnStopping() => _work.Writer.TryComplete();

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }

        HeldBuffer held = data.Keep();
        if (!_work.Writer.TryWrite(held)) held.Return();
    }

    private async RingTask Work()
    {
        while (await _work.Reader.WaitToReadAsync())
        {
            while (_work.Reader.TryRead(out HeldBuffer data))
            {
                _done += data.Length;
                data.Return();
            }
        }
    }
}

// An array in the handler itself, by index; a flag of bits says which of it are taken.
[RingHandler]
[BufferRing("In", Entries = 128)]
internal sealed partial class Bitmap
{
    [InlineArray(64)]
    private struct Places
    {
        private HeldBuffer _first;
    }

    private Places _places;
    private ulong _taken;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Answer(Connection connection, HeldBuffer data);

    [Abort] private partial void Drop(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            Drop(connection);
            return;
        }

        int number = data.Span[0] & 63;
        if ((_taken & (1UL << number)) != 0)
        {
            Answer(connection, _places[number]);
            _taken &= ~(1UL << number);
        }

        _places[number] = data.Keep();
        _taken |= 1UL << number;
    }

    partial void OnStopping()
    {
        for (int i = 0; i < 64; i++)
        {
            if ((_taken >> i & 1) != 0) _places[i].Return();
        }

        _taken = 0;
    }
}

// One buffer to one of many, by a ternary, a null-conditional and a switch expression.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Router
{
    private readonly Connection?[] _backends = new Connection?[4];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Forward(Connection connection, BufferLease data);

    [Send] private partial void Say(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial void HangUp(Connection connection);

    public void Register(int number, Connection backend) => Post(() => _backends[number] = backend);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            int index = Array.IndexOf(_backends, connection);
            if (index >= 0) _backends[index] = null;
            HangUp(connection);
            return;
        }

        Connection? target = data.Span switch
        {
            [< 64, ..] => _backends[0],
            [< 128, ..] => _backends[1] ?? _backends[0],
            _ => _backends[2] is { } second && second != connection ? second : _backends[3],
        };
        if (target is null) Say(connection, "nobody\n"u8);
        else Forward(target.Value, data);
    }
}
