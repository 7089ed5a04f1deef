using System;
using System.Collections.Generic;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Manual;

// Armed again where the kernel ended it for a reason that has passed; errors and ends close.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Careful
{
    private bool _isStopping;

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    partial void OnStopping() => _isStopping = true;

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsArmed) return;
        if (received.IsSuccess && !_isStopping) Receive(connection);
        else HangUp(connection);
    }
}

// Armed again by a helper, from a queue, when buffers may be back.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Later
{
    private readonly Queue<Connection> _waiting = new();

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Timeout(Milliseconds = 5, Multishot = true, Completed = nameof(OnTick))] private partial void Tick();

    [Abort] private partial void Drop(Connection connection);

    partial void OnStarted() => Tick();

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsArmed) return;
        switch (received.Error)
        {
            case Errno.None when received.IsSuccess: Receive(connection); break;
            case Errno.ENOBUFS: _waiting.Enqueue(connection); break;
            default: Drop(connection); break;
        }
    }

    private void OnTick(in Expired expired)
    {
        if (_waiting.TryDequeue(out Connection connection)) Receive(connection);
    }
}

// A ternary over IsArmed, and an end that is declared by a field.
[RingHandler]
internal sealed partial class Ticks
{
    private bool _isOver;

    [Timeout(Milliseconds = 100, Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnTick))] private partial void Tick();

    partial void OnStarted() => Tick();

    private void OnTick(in Expired expired)
    {
        bool isOver = expired.IsArmed ? false : !expired.IsSuccess;
        if (isOver)
        {
            _isOver = true;
            return;
        }

        if (!expired.IsArmed && !_isOver) Tick();
    }
}

// One shot is armed again by hand after each message: there is nothing to end.
[RingHandler]
[BufferRing("In")]
internal sealed partial class OneShot
{
    [Receive(Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsSuccess) Receive(connection);
        else HangUp(connection);
    }
}
