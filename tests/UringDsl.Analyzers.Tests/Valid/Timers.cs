using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Timers;

// One clock for all idle connections: a wheel of lists.
[RingHandler]
[BufferRing("In")]
internal sealed partial class IdleWheel
{
    private const int Slots = 64;

    private readonly List<Connection>[] _wheel = new List<Connection>[Slots];
    private int _now;

    [ConnectionState]
    private struct Session
    {
        public int LastSeen;
        public bool IsGone;
    }

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Timeout(Milliseconds = 1000, Multishot = true, Completed = nameof(OnSecond))] private partial void EachSecond();

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted()
    {
        for (int i = 0; i < Slots; i++) _wheel[i] = new List<Connection>();
        EachSecond();
    }

    partial void OnOpened(Connection connection, ref Session session)
    {
        session = new Session { LastSeen = _now };
        _wheel[(_now + 30) % Slots].Add(connection);
        Receive(connection);
    }

    partial void OnClosed(Connection connection, ref Session session) => session.IsGone = true;

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        session.LastSeen = _now;
        if (!received.IsSuccess) HangUp(connection);
    }

    private void OnSecond(in Expired expired)
    {
        _now++;
        List<Connection> due = _wheel[_now % Slots];
        foreach (Connection connection in due)
        {
            ref Session session = ref State(connection);
            if (session.IsGone) continue;
            int rest = session.LastSeen + 30 - _now;
            if (rest <= 0) HangUp(connection);
            else _wheel[(_now + rest) % Slots].Add(connection);
        }

        due.Clear();
    }
}

// A timer that is moved whenever something happens, and fires when nothing does.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Watchdog
{
    private bool _isBarking;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Timeout(Completed = nameof(OnSilence))] private partial void Wait(TimeSpan timeout);

    [TimeoutUpdate(nameof(Wait))] private partial void Move(TimeSpan timeout);

    [TimeoutRemove(nameof(Wait))] private partial void Stop();

    [Close] private partial void HangUp(Connection connection);

    public bool IsBarking => _isBarking;

    partial void OnStarted() => Wait(TimeSpan.FromSeconds(10));

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsSuccess) Move(TimeSpan.FromSeconds(10));
        else HangUp(connection);
    }

    private void OnSilence(in Completion completion)
    {
        if (completion.Error == Errno.ECANCELED) return;
        _isBarking = true;
        Wait(TimeSpan.FromSeconds(10));
    }

    partial void OnStopping() => Stop();
}

// Each deadline is an async method of its own.
[RingHandler]
[FixedFiles(16)]
[BufferRing("In")]
internal sealed partial class Deadlines(IPEndPoint at)
{
    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(IPEndPoint at);

    [Receive(Link = LinkKind.Soft)] [LinkTimeout] private partial Pending<HearOutcome> Hear(Connection connection, ReceiveBuffer buffer, TimeSpan timeout);

    [Send] private partial Pending<Sent> Say(Connection connection, SendBuffer text);

    [Close] private partial void HangUp(Connection connection);

    [Timeout] private partial Pending<Completion> Sleep(TimeSpan timeout);

    private static readonly SendBuffer s_tick = SendBuffer.CopyOf("tick\n"u8), s_late = SendBuffer.CopyOf("too late\n"u8);

    partial void OnStarted() => Listen(at);

    private async RingTask Serve(Connection connection)
    {
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(64);
        for (int i = 0; i < 3; i++)
        {
            HearOutcome heard = await Hear(connection, buffer, TimeSpan.FromSeconds(1));
            if (heard.Kind == OutcomeKind.TimedOut)
            {
                _ = await Say(connection, s_late);
                continue;
            }

            if (heard.Kind != OutcomeKind.Completed) break;
            if ((await Say(connection, s_tick)).IsSuccess) await Sleep(TimeSpan.FromMilliseconds(1 << i));
        }

        HangUp(connection);
    }
}

// A scheduler: the next deadline alone is with the kernel.
[RingHandler]
internal sealed partial class Agenda
{
    private readonly PriorityQueue<int, long> _jobs = new();
    private long _armedFor = long.MaxValue;
    private int _done;

    [Timeout(Completed = nameof(OnDue))] private partial void Arm(TimeSpan timeout);

    [TimeoutUpdate(nameof(Arm))] private partial void Rearm(TimeSpan timeout);

    public void Add(int job, TimeSpan delay) => Post(() => Insert(job, Environment.TickCount64 + (long)delay.TotalMilliseconds));

    private void Insert(int job, long due)
    {
        _jobs.Enqueue(job, due);
        if (due >= _armedFor) return;
        TimeSpan span = TimeSpan.FromMilliseconds(Math.Max(1, due - Environment.TickCount64));
        if (_armedFor == long.MaxValue) Arm(span);
        else Rearm(span);
        _armedFor = due;
    }

    private void OnDue(in Completion completion)
    {
        _armedFor = long.MaxValue;
        if (!completion.IsSuccess) return;
        long now = Environment.TickCount64;
        while (_jobs.TryPeek(out int job, out long due))
        {
            if (due > now)
            {
                _armedFor = due;
                Arm(TimeSpan.FromMilliseconds(due - now));
                break;
            }

            _jobs.Dequeue();
            _done += job;
        }
    }
}

// Ticks that are counted by the kernel, at a time of the calendar, with a parameter for the count.
[RingHandler]
internal sealed partial class Metronome(DateTimeOffset at)
{
    private int _beats;

    [Timeout(Absolute = true, Clock = TimeoutClock.RealTime, Completed = nameof(OnHour))] private partial void At(TimeSpan timeout);

    [Timeout(Multishot = true, Completed = nameof(OnBeat))] private partial void Beat(TimeSpan timeout, int count);

    [Cancel(nameof(Beat), Completed = nameof(OnStopped))] private partial void Hush();

    partial void OnStarted() => At(at - DateTimeOffset.UnixEpoch);

    private void OnHour(in Completion completion)
    {
        if (completion.IsSuccess) Beat(TimeSpan.FromMilliseconds(500), 120);
    }

    private void OnBeat(in Expired expired)
    {
        if (!expired.IsSuccess) return;
        if (++_beats == 100) Hush();
    }

    private void OnStopped(in Completion completion) => _beats = completion.Error is Errno.ENOENT or Errno.EALREADY ? -1 : 0;
}

// Waits that double, in an async method with a loop that ends.
[RingHandler]
[FixedFiles(4)]
internal sealed partial class Persistent(PeerAddress peer)
{
    private bool _isStopping;

    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout]
    private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);

    [Timeout] private partial Pending<Completion> Sleep(TimeSpan timeout);

    [Close] private partial void HangUp(Connection connection);

    public Connection? Line { get; private set; }

    partial void OnStarted() => _ = Keep();

    partial void OnStopping()
    {
        _isStopping = true;
        if (Line is { } line) HangUp(line);
    }

    private async RingTask Keep()
    {
        TimeSpan pause = TimeSpan.FromMilliseconds(50);
        while (!_isStopping)
        {
            DialOutcome dialed = await Dial(peer, TimeSpan.FromSeconds(2));
            if (dialed.TryGetConnection(out Connection connection))
            {
                Line = connection;
                return;
            }

            Completion slept = await Sleep(pause);
            if (!slept.IsSuccess) return;
            pause = pause < TimeSpan.FromSeconds(5) ? pause + pause : pause;
        }
    }
}
