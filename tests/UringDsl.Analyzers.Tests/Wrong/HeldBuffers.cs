using System;
using System.Collections.Generic;
using System.Text;
using UringDsl;

namespace Wrong.HeldBuffers;

// One arm of the switch keeps nothing and gives nothing back.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ForgottenArm
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, HeldBuffer data);

    private int _pings;

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        HeldBuffer held = data.Keep(); // URING2020
        switch (held.Span[0])
        {
            case 1: Echo(connection, held); break;
            case 2: held.Return(); break;
            case 3: _pings++; break;
            default: held.Return(); break;
        }
    }
}

// A local function has sent it already.
[RingHandler]
[BufferRing("In")]
internal sealed partial class LocalFunction
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, HeldBuffer data);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        HeldBuffer held = data.Keep();
        Flush();
        held.Return(); // URING2021

        void Flush() => Echo(connection, held);
    }
}

// In a tuple, sent and returned.
[RingHandler]
[BufferRing("In")]
internal sealed partial class InTuple
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, HeldBuffer data);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        (HeldBuffer Data, int Length) item = (data.Keep(), data.Length);
        Echo(connection, item.Data);
        if (item.Length > 10) item.Data.Return(); // URING2021
    }
}

// A helper hands it out, and the caller forgets the small ones.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ByOut
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, HeldBuffer data);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!TryKeep(in received, out HeldBuffer held)) return;
        if (held.Length < 4) return;
        Echo(connection, held);
    }

    private static bool TryKeep(in Received received, out HeldBuffer held)
    {
        held = default;
        if (!received.TryTake(out BufferLease data)) return false;
        held = data.Keep(); // URING2020
        return true;
    }
}

// Kept, and the lease is sent all the same.
[RingHandler]
[BufferRing("In")]
internal sealed partial class KeptAndSent
{
    private readonly Queue<HeldBuffer> _log = new();

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        _log.Enqueue(data.Keep());
        Echo(connection, data); // URING2021
    }

    partial void OnStopping()
    {
        while (_log.TryDequeue(out HeldBuffer held)) held.Return();
    }
}

// The text is looked at behind the send that took its buffer.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ReadBehindSend
{
    private int _commands;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    private void OnReceived(Connection connection, in Received received)
    {
        ReadOnlySpan<byte> text = received.Data;
        if (!received.TryTake(out BufferLease data)) return;
        Echo(connection, data);
        if (text.StartsWith("GET"u8)) _commands++; // URING2022
    }
}

// The bytes of a read, behind the next wait.
[RingHandler]
[BufferRing("In")]
internal sealed partial class BehindAwait
{
    private int _sum;

    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Timeout(Milliseconds = 5)] private partial Pending<Completion> Pause();

    [Close] private partial void HangUp(Connection connection);

    private async RingTask Talk(Connection connection)
    {
        ReceivedBuffer first = await Read(connection);
        await Pause();
        if (first.IsSuccess) _sum += first.Data[0]; // URING2024
        HangUp(connection);
    }

    partial void OnOpened(Connection connection) => _ = Talk(connection);
}

// Sent in each turn of the loop.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ThreeTimes
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.TryTake(out BufferLease data)) return;
        for (int copies = 0; copies < 3; copies++) Echo(connection, data); // URING2021
    }
}

// A nullable, returned twice.
[RingHandler]
[BufferRing("In")]
internal sealed partial class NullableTwice
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        HeldBuffer? held = received.TryTake(out BufferLease data) ? data.Keep() : null;
        held?.Return();
        if (received.IsEndOfStream) return;
        held?.Return(); // URING2021
    }
}

// The last message of each connection is kept; the one before is lost.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Overwritten
{
    [ConnectionState]
    private struct Session
    {
        public HeldBuffer Last;
        public bool HasLast;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (!received.TryTake(out BufferLease data))
        {
            HangUp(connection);
            return;
        }

        session.Last = data.Keep(); // URING2050
        session.HasLast = true;
    }

    partial void OnClosed(Connection connection, ref Session session)
    {
        if (session.HasLast) session.Last.Return();
    }
}

// The same in a dictionary.
[RingHandler]
[BufferRing("In")]
internal sealed partial class OverwrittenInDictionary
{
    private readonly Dictionary<int, HeldBuffer> _last = [];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) _last[connection.Index] = data.Keep(); // URING2050
    }

    partial void OnClosed(Connection connection)
    {
        if (_last.Remove(connection.Index, out HeldBuffer held)) held.Return();
    }
}
