using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;

namespace Valid.LeaseHandling;

// Kept in a ring of an array; the oldest gives way. What leaves the array is returned.
[RingHandler]
[BufferRing("In", Entries = 64)]
internal sealed partial class Recent
{
    private readonly HeldBuffer[] _recent = new HeldBuffer[16];
    private int _count, _next;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Say(Connection connection, ReadOnlySpan<byte> text);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection)
    {
        for (int i = 0; i < _count; i++) Say(connection, _recent[i].Span);
        Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }

        HeldBuffer held = data.Keep();
        if (_count == _recent.Length) _recent[_next].Return();
        else _count++;
        _recent[_next] = held;
        _next = (_next + 1) % _recent.Length;
    }

    partial void OnStopping()
    {
        for (int i = 0; i < _count; i++) _recent[i].Return();
        _count = 0;
    }
}

// A helper says by its result whether it has taken the buffer over.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Offers
{
    private readonly Stack<HeldBuffer> _stack = new();

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease lease))
        {
            HangUp(connection);
            return;
        }

        HeldBuffer held = lease.Keep();
        if (!TryPush(held)) Echo(connection, held);
        if (_stack.Count == 8) Flush(connection);
    }

    private bool TryPush(HeldBuffer data)
    {
        if (data.Length > 64 || _stack.Count >= 8) return false;
        _stack.Push(data);
        return true;
    }

    private void Flush(Connection connection)
    {
        while (_stack.TryPop(out HeldBuffer data)) Echo(connection, data);
    }

    partial void OnStopping()
    {
        while (_stack.Count > 0) _stack.Pop().Return();
    }
}

// The one that is out is told by a nullable field.
[RingHandler]
[BufferRing("In")]
internal sealed partial class LastOne
{
    private HeldBuffer? _last;
    private Connection _from;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Pass(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }

        if (_last is { } last)
        {
            Pass(_from, last);
            _last = null;
        }

        (_last, _from) = (data.Keep(), connection);
    }

    partial void OnStopping()
    {
        _last?.Return();
        _last = null;
    }
}

// Swapped in one line; the older goes out, in a tuple.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Exchange
{
    private (HeldBuffer Data, Connection From, bool IsThere) _waiting;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Give(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }

        (HeldBuffer Data, Connection From, bool IsThere) mine = (data.Keep(), connection, true);
        ((HeldBuffer Data, Connection From, bool IsThere) theirs, _waiting) = (_waiting, mine);
        if (theirs.IsThere) Give(connection, theirs.Data);
    }

    partial void OnClosed(Connection connection)
    {
        if (!_waiting.IsThere || _waiting.From != connection) return;
        _waiting.Data.Return();
        _waiting = default;
    }

    partial void OnStopping()
    {
        if (_waiting.IsThere) _waiting.Data.Return();
        _waiting = default;
    }
}

// Two ways out of one local function; the caller never sees the buffer again.
[RingHandler]
[BufferRing("In")]
internal sealed partial class LocalWays
{
    private bool _isLoud;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Send] private partial void Repeat(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease taken)) Pass(taken, connection, ref _isLoud);
        else HangUp(connection);

        void Pass(BufferLease data, Connection to, ref bool isLoud)
        {
            if (data.Span is [(byte)'!', ..])
            {
                isLoud = !isLoud;
                return;
            }

            if (!isLoud)
            {
                Echo(to, data);
                return;
            }

            HeldBuffer kept = data.Keep();
            kept.Span.Reverse();
            Repeat(to, kept);
        }
    }
}

// By an array of queues, one for each priority; lists are emptied by index.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Priorities
{
    private readonly List<(Connection To, HeldBuffer Data)>[] _levels = [[], [], []];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Answer(Connection connection, HeldBuffer data);

    [Timeout(Milliseconds = 3, Multishot = true, Completed = nameof(OnTick))] private partial void Tick();

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Tick();

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) _levels[data.Span[0] % 3].Add((connection, data.Keep()));
        else HangUp(connection);
    }

    private void OnTick(in Expired expired)
    {
        foreach (List<(Connection To, HeldBuffer Data)> level in _levels)
        {
            if (level.Count == 0) continue;
            for (int i = level.Count - 1; i >= 0; i--)
            {
                (Connection to, HeldBuffer data) = level[i];
                level.RemoveAt(i);
                Answer(to, data);
            }

            break;
        }
    }

    partial void OnStopping()
    {
        foreach (var level in _levels)
        {
            level.ForEach(static entry => entry.Data.Return());
            level.Clear();
        }
    }
}
