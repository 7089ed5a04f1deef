using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;
using UringDsl.Abi;

namespace Valid.RearmForms2;

// Arms in a finally that runs on every way.
[RingHandler]
[BufferRing("In")]
internal sealed partial class InFinally
{
    private long _sum;

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Abort] private partial void Drop(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        try
        {
            foreach (byte b in received.Data) _sum = checked(_sum + b);
        }
        catch (OverflowException)
        {
            _sum = 0;
        }
        finally
        {
            if (!received.IsArmed)
            {
                if (received.IsSuccess) Receive(connection);
                else Drop(connection);
            }
        }
    }
}

// Written as conditions with && and ||, and as one expression.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Compact
{
    private bool _isOpen = true;

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    partial void OnStopping() => _isOpen = false;

    private void OnReceived(Connection connection, in Received received)
    {
        if (received is { IsArmed: false, IsSuccess: true } && _isOpen) Receive(connection);
        else if (!received.IsArmed) HangUp(connection);
    }
}

// A local function arms; the completion method is static but for it.
[RingHandler]
[BufferRing("In")]
internal sealed partial class LocalFunction
{
    private int _ends;

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsArmed) return;
        if (IsOver(received.Error, received.Length)) End();
        else Receive(connection);

        static bool IsOver(Errno error, int length) => error != Errno.None || length == 0;

        void End()
        {
            _ends++;
            HangUp(connection);
        }
    }
}

// Datagrams: an error tells of one earlier message, and receiving goes on; a stop ends it.
[RingHandler]
[BufferRing("Mail", BufferSize = 2048)]
[FixedFiles(4)]
internal sealed partial class Mailbox(PeerAddress address)
{
    private bool _isStopping;
    private long _lost;
    private Connection _socket;

    [Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)] [Bind] private partial Pending<BindOutcome> Bind(PeerAddress address);

    [ReceiveMessage(Multishot = true, Buffers = "Mail", Rearm = Rearm.Manual, Completed = nameof(OnMail))] private partial void Receive(Connection socket);

    [Timeout(Milliseconds = 1, Completed = nameof(OnRested))] private partial void Rest();

    [Close] private partial void HangUp(Connection connection);

    async partial void OnStarted()
    {
        BindOutcome bound = await Bind(address);
        if (!bound.TryGetConnection(out _socket)) return;
        Receive(_socket);
    }

    partial void OnStopping() => _isStopping = true;

    private void OnMail(in ReceivedMessage message)
    {
        if (message.IsArmed) return;
        if (_isStopping)
        {
            HangUp(message.Connection);
            return;
        }

        switch (message.Error)
        {
            case Errno.None:
                Receive(message.Connection);
                return;
            case Errno.ENOBUFS:
            case Errno.ECONNREFUSED:
                _lost++;
                Rest();
                return;
            default:
                HangUp(message.Connection);
                return;
        }
    }

    private void OnRested(in Completion completion)
    {
        if (!_isStopping) Receive(_socket);
    }
}

// A pipe that was adopted, read by a multishot, armed by hand.
[RingHandler]
[BufferRing("Lines", BufferSize = 1024)]
internal sealed partial class Tail(Descriptor pipe)
{
    private long _bytes;

    [Adopt] private partial Pending<Adopted> Adopt(Descriptor descriptor);

    [Read(Multishot = true, Buffers = "Lines", Rearm = Rearm.Manual, Completed = nameof(OnRead))] private partial void Read(Connection file);

    [Close] private partial void Close(Connection connection);

    async partial void OnStarted()
    {
        Adopted adopted = await Adopt(pipe);
        if (adopted.TryGetConnection(out Connection file)) Read(file);
    }

    private void OnRead(in Received received)
    {
        _bytes += received.Length;
        switch (received)
        {
            case { IsArmed: true }: break;
            case { IsSuccess: true }: Read(received.Connection); break;
            default: Close(received.Connection); break;
        }
    }
}

// A set of the armed ones, kept by hand; the set tells whether to arm.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Registry
{
    private readonly HashSet<Connection> _armed = [];

    [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Cancel(nameof(Receive))] private partial void Pause(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Arm(connection);

    partial void OnClosed(Connection connection) => _armed.Remove(connection);

    public void PauseAll() => Post(() =>
    {
        foreach (Connection connection in _armed) Pause(connection);
    });

    private void Arm(Connection connection)
    {
        if (_armed.Add(connection)) Receive(connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsArmed) return;
        _armed.Remove(connection);
        if (received.Error is Errno.ECANCELED) return; // Paused: Resume arms it.
        if (received.IsSuccess) Arm(connection);
        else HangUp(connection);
    }

    public void Resume(Connection connection) => Post(() => Arm(connection));
}

// Left to the runtime in one submission, done by hand in another.
[RingHandler]
[FixedFiles(32)]
[BufferRing("In")]
internal sealed partial class Mixed(IPEndPoint at)
{
    public bool IsQuiet { get; private set; }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Timeout(Milliseconds = 1000, Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnSecond))] private partial void EachSecond();

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted()
    {
        Listen(at);
        EachSecond();
    }

    private void OnAccepted(in Accepted accepted)
    {
        if (accepted.IsArmed && accepted.IsSuccess) Receive(accepted.Connection);
        else if (accepted.IsSuccess) Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received)
    {
        IsQuiet = false;
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else if (!received.IsArmed) HangUp(connection);
    }

    private void OnSecond(in Expired expired)
    {
        IsQuiet = true;
        if (!expired.IsArmed && expired.IsSuccess) EachSecond();
    }
}
