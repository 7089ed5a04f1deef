using System;
using System.Collections.Generic;
using UringDsl;
using UringDsl.Abi;

namespace Wrong.RearmByHand;

// The arm for ENOBUFS says nothing, and nothing else arms this connection again.
[RingHandler]
[BufferRing("In")]
internal sealed partial class MissingArm
{
    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received) // URING2040
    {
        switch (received.Error, received.IsArmed)
        {
            case (_, true): break;
            case (Errno.None, false) when received.IsSuccess: Receive(connection); break;
            case (Errno.ENOBUFS, false): break;
            default: HangUp(connection); break;
        }
    }
}

// A helper arms on every path, also while the kernel goes on.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ArmedByHelper
{
    private long _bytes;

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsSuccess) Count(received.Data);
        else HangUp(connection);
        Next(connection, received.IsSuccess);
    }

    private void Count(ReadOnlySpan<byte> data) => _bytes += data.Length;

    private void Next(Connection connection, bool goesOn)
    {
        if (goesOn) Receive(connection); // URING2041
    }
}

// What is over is counted and forgotten.
[RingHandler]
[BufferRing("In")]
internal sealed partial class OnlyCounted
{
    private int _ended;

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private static bool IsOver(in Received received) => !received.IsArmed;

    private void OnReceived(Connection connection, in Received received) // URING2040
    {
        if (IsOver(in received))
        {
            _ended++;
            return;
        }

        if (!received.IsSuccess) HangUp(connection);
    }
}

// Armed in a finally, whatever happened.
[RingHandler]
[BufferRing("In")]
internal sealed partial class InFinally
{
    private int _sum;

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        try
        {
            foreach (byte value in received.Data) _sum += value;
        }
        finally
        {
            Receive(connection); // URING2041
        }
    }
}

// EMFILE: the connection stays in the backlog, and the next accept fails at once.
[RingHandler]
[FixedFiles(64)]
[BufferRing("In")]
internal sealed partial class TableFull
{
    [Accept(Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnAccepted))] private partial void Accept(Connection listener);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    private void OnAccepted(Connection listener, in Accepted accepted)
    {
        if (accepted.IsSuccess) Receive(accepted.Connection);
        if (accepted.IsArmed) return;
        if (accepted.IsSuccess || accepted.Error is Errno.EMFILE or Errno.ENFILE) Accept(listener); // URING2042
        else HangUp(listener);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess) HangUp(connection);
    }
}

// Two ways lead to two receives.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ArmedTwice
{
    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsArmed) return;
        if (!received.IsSuccess)
        {
            HangUp(connection);
            return;
        }

        Restart(connection);
        Receive(connection); // URING2041
    }

    private void Restart(Connection connection) => Receive(connection);
}

// The end of the stream is taken for a pause.
[RingHandler]
[BufferRing("In")]
internal sealed partial class EndAgain
{
    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsArmed) return;
        if (received.Error == Errno.None) Receive(connection); // URING2042
        else HangUp(connection);
    }
}

// An empty pool is asked again at once.
[RingHandler]
[BufferRing("In", Entries = 8)]
internal sealed partial class NoBuffersSpin
{
    private readonly Queue<HeldBuffer> _kept = new();

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    partial void OnStopping()
    {
        while (_kept.TryDequeue(out HeldBuffer held)) held.Return();
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.TryTake(out BufferLease data)) _kept.Enqueue(data.Keep());
        if (received.IsArmed) return;
        bool again = received.IsSuccess || received.Error == Errno.ENOBUFS;
        if (again) Receive(connection); // URING2042
        else HangUp(connection);
    }
}

// The timer is started again also when it was cancelled because the ring stops.
[RingHandler]
internal sealed partial class TimerForEver
{
    private int _ticks;

    [Timeout(Milliseconds = 10, Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnTick))] private partial void Tick();

    partial void OnStarted() => Tick();

    private void OnTick(in Expired expired)
    {
        _ticks++;
        if (!expired.IsArmed) Tick(); // URING2042
    }
}

// The early return stands before the question.
[RingHandler]
[BufferRing("In")]
internal sealed partial class EarlyReturn
{
    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received) // URING2040
    {
        if (received.TryTake(out BufferLease data))
        {
            Echo(connection, data);
            return;
        }

        if (received.IsArmed) return;
        HangUp(connection);
    }
}

// Datagrams: an error of one message ends the shot, and nobody starts the next.
[RingHandler]
[BufferRing("In")]
internal sealed partial class DatagramsStop
{
    private long _bytes;

    [ReceiveMessage(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnDatagram))] private partial void Receive(Connection socket);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnDatagram(in ReceivedMessage message) // URING2040
    {
        if (!message.IsSuccess) return;
        _bytes += message.Length;
        if (!message.IsArmed) Receive(message.Connection);
    }
}
