using System;
using System.Collections.Generic;
using System.Text;
using UringDsl;

namespace Valid.Leases;

// A lease that nothing takes goes back by itself.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Sink
{
    private long _bytes;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) _bytes += data.Length;
        else HangUp(connection);
    }
}

// Kept in the state of the connection, and given back on each way out.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Assembler
{
    [ConnectionState]
    private struct Session
    {
        public HeldBuffer Pending;
        public bool HasPending;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, HeldBuffer data);

    [Close] private partial void HangUp(Connection connection);

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (session.HasPending)
        {
            session.HasPending = false;
            if (received.IsSuccess) Echo(connection, session.Pending);
            else session.Pending.Return();
        }

        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }

        session.Pending = data.Keep();
        session.HasPending = true;
    }

    partial void OnClosed(Connection connection, ref Session session)
    {
        if (!session.HasPending) return;
        session.HasPending = false;
        session.Pending.Return();
    }
}

// A queue of held buffers: each is sent or returned, once, somewhere else.
[RingHandler]
[BufferRing("In", Entries = 64)]
internal sealed partial class Delay
{
    private readonly Queue<(Connection To, HeldBuffer Data)> _queue = new();

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, HeldBuffer data);

    [Timeout(Milliseconds = 10, Multishot = true, Completed = nameof(OnTick))] private partial void Tick();

    partial void OnStarted() => Tick();

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        if (_queue.Count < 32) _queue.Enqueue((connection, data.Keep()));
    }

    private void OnTick(in Expired expired)
    {
        while (_queue.TryDequeue(out (Connection To, HeldBuffer Data) next))
        {
            if (next.Data.Length > 0) Echo(next.To, next.Data);
            else next.Data.Return();
        }
    }

    partial void OnStopping()
    {
        foreach ((Connection _, HeldBuffer data) in _queue) data.Return();
        _queue.Clear();
    }
}

// Either branch consumes; a helper method consumes for its caller.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Branches
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Send(Link = LinkKind.Hard)] [Close] private partial void Bye(Connection connection, BufferLease data);

    [Abort] private partial void Drop(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data))
        {
            Drop(connection);
            return;
        }

        switch (data.Span[0])
        {
            case (byte)'q': Bye(connection, data); break;
            case (byte)'x': Drop(connection); break;
            default: Answer(connection, data); break;
        }
    }

    private void Answer(Connection connection, BufferLease data)
    {
        Span<byte> text = data.Span;
        text.Reverse();
        int length = data.Length;
        Echo(connection, data);
        if (length == 1) Drop(connection);
    }
}

// What is needed later is copied, not kept.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Copies
{
    private readonly Dictionary<Connection, string> _names = [];
    private byte[] _last = [];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess) return;
        ReadOnlySpan<byte> data = received.Data;
        int end = data.IndexOf((byte)'\n');
        if (end < 0) return;
        ReadOnlySpan<byte> line = data[..end];
#pragma warning disable URING4001 // Once per connection.
        _names[connection] = Encoding.ASCII.GetString(line);
        _last = data.ToArray();
#pragma warning restore URING4001
    }
}

// Held across an await, then given back in finally.
[RingHandler]
[FixedFiles(8)]
[BufferRing("In")]
internal sealed partial class Across
{
    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Send] private partial Pending<Sent> Write(Connection connection, HeldBuffer data);

    [Timeout] private partial Pending<Completion> Wait(TimeSpan timeout);

    [Close] private partial void HangUp(Connection connection);

    private async RingTask Talk(Connection connection)
    {
        while (true)
        {
            ReceivedBuffer received = await Read(connection);
            if (!received.TryTake(out HeldBuffer data)) break;
            bool isPassedOn = false;
            try
            {
                await Wait(TimeSpan.FromMilliseconds(1));
                isPassedOn = true;
                Sent sent = await Write(connection, data);
                if (!sent.IsSuccess) break;
            }
            finally
            {
                if (!isPassedOn) data.Return();
            }
        }

        HangUp(connection);
    }

    partial void OnOpened(Connection connection) => _ = Talk(connection);
}
