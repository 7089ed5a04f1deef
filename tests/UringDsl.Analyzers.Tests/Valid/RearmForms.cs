using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;
using UringDsl.Abi;

namespace Valid.RearmForms;

// An accept by hand: after EMFILE there is a pause, which grows, and a success ends it.
[RingHandler]
[FixedFiles(64)]
internal sealed partial class BackOff(Connection listener)
{
    private TimeSpan _pause = s_shortest;
    private bool _isStopping;

    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(5), s_longest = TimeSpan.FromSeconds(1);

    [Accept(Multishot = true, Direct = true, Rearm = Rearm.Manual, Completed = nameof(OnAccepted))]
    private partial void Accept(Connection listener);

    [Timeout(Completed = nameof(OnPauseOver))] private partial void Pause(TimeSpan timeout);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Accept(listener);

    partial void OnStopping() => _isStopping = true;

    private void OnAccepted(in Accepted accepted)
    {
        if (accepted.IsSuccess)
        {
            _pause = s_shortest;
            HangUp(accepted.Connection);
        }

        if (accepted.IsArmed || _isStopping) return;
        switch (accepted.Error)
        {
            case Errno.None:
                Accept(listener);
                break;
            case Errno.EMFILE or Errno.ENFILE or Errno.ENOBUFS or Errno.ENOMEM:
                Pause(_pause);
                _pause = _pause * 2 < s_longest ? _pause * 2 : s_longest;
                break;
            default:
                HangUp(listener);
                break;
        }
    }

    private void OnPauseOver(in Completion completion)
    {
        if (completion.IsSuccess && !_isStopping) Accept(listener);
    }
}

// The positive form: `if (!IsArmed) Again(...)`, and the helper decides.
[RingHandler]
[BufferRing("In")]
internal sealed partial class HelperDecides
{
    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        bool isArmed = received.IsArmed;
        Errno error = received.Error;
        bool isEnd = received.IsEndOfStream;
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        if (!isArmed) Again(connection, error, isEnd);
    }

    private void Again(Connection connection, Errno error, bool isEnd)
    {
        if (isEnd || error != Errno.None) HangUp(connection);
        else Receive(connection);
    }
}

// The state of the connection counts; a stopped one is told by the flag.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Quota
{
    [ConnectionState]
    private struct Session
    {
        public int Left;
        public bool IsClosing;
    }

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Cancel(nameof(Receive))] private partial void Stop(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session)
    {
        session.Left = 1 << 20;
        Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        session.Left -= received.Length;
        if (received.IsArmed)
        {
            if (session.Left < 0 && !session.IsClosing)
            {
                session.IsClosing = true;
                Stop(connection);
            }

            return;
        }

        bool canGoOn = received.IsSuccess && session is { Left: > 0, IsClosing: false };
        if (canGoOn) Receive(connection); else HangUp(connection);
    }
}

// A switch expression over what ended it, and a list of those that wait for buffers.
[RingHandler]
[BufferRing("In", Entries = 16)]
internal sealed partial class Waiters
{
    private enum Next { Wait, Again, Close, Nothing }

    private readonly Queue<Connection> _hungry = new();

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Timeout(Milliseconds = 20, Completed = nameof(OnFed))] private partial void Soon();

    [Abort] private partial void Drop(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        Next next = received switch
        {
            { IsArmed: true } => Next.Nothing,
            { Error: Errno.ENOBUFS } => Next.Wait,
            { IsSuccess: true } => Next.Again,
            _ => Next.Close,
        };
        switch (next)
        {
            case Next.Again: Receive(connection); break;
            case Next.Wait:
                _hungry.Enqueue(connection);
                if (_hungry.Count == 1) Soon();
                break;
            case Next.Close: Drop(connection); break;
        }
    }

    private void OnFed(in Completion completion)
    {
        int count = _hungry.Count;
        while (count-- > 0 && _hungry.TryDequeue(out Connection connection)) Receive(connection);
    }
}

// A timer with a number of shots: its end is the end.
[RingHandler]
internal sealed partial class Countdown
{
    private int _left = 10;

    [Timeout(Milliseconds = 100, Multishot = true, Count = 10, Rearm = Rearm.Manual, Completed = nameof(OnTick))] private partial void Tick();

    partial void OnStarted() => Tick();

    private void OnTick(in Expired expired)
    {
        if (expired.IsSuccess) _left--;
        if (expired.IsArmed) return;
        if (_left > 0 && expired.IsSuccess) Tick();
    }
}

// A poll by hand, early returns one under the other.
[RingHandler]
internal sealed partial class Watch(Descriptor device)
{
    private int _events;
    private bool _isBroken, _isStopping;

    [Poll(Events = PollEvents.In, Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnReady))] private partial void Look(Descriptor file);

    partial void OnStarted() => Look(device);

    partial void OnStopping() => _isStopping = true;

    private void OnReady(in Polled polled)
    {
        if (polled.IsSuccess) _events++;
        if (polled.IsArmed) return;
        if (_isStopping) return;
        if (!polled.IsSuccess)
        {
            _isBroken = polled.Error != Errno.ECANCELED;
            return;
        }

        if ((polled.Events & (PollEvents.HangUp | PollEvents.Error)) != 0) return;
        if (_isBroken) return;
        Look(device);
    }
}

// Two submissions with one completion method: which of them it was stands in the state.
[RingHandler]
[BufferRing("Small", BufferSize = 512)]
[BufferRing("Large", BufferSize = 65536, Entries = 64)]
internal sealed partial class TwoSizes
{
    [ConnectionState]
    private struct Session
    {
        public bool IsLarge;
    }

    [Receive(Multishot = true, Buffers = "Small", Rearm = Rearm.Manual, Completed = nameof(OnReceived))]
    private partial void ReceiveSmall(Connection connection);

    [Receive(Multishot = true, Buffers = "Large", Rearm = Rearm.Manual, Completed = nameof(OnReceived))]
    private partial void ReceiveLarge(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session) => ReceiveSmall(connection);

    private void Arm(Connection connection, bool isLarge)
    {
        if (isLarge) ReceiveLarge(connection);
        else ReceiveSmall(connection);
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (received.Length > 500) session.IsLarge = true;
        if (received.IsArmed) return;
        if (received.IsSuccess) Arm(connection, session.IsLarge);
        else HangUp(connection);
    }
}
