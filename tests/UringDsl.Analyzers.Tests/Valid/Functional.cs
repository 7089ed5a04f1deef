using System;
using System.Collections.Immutable;
using System.Net;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Functional;

// What happened goes into a pure function, which says what to do; one method does it.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Pure
{
    private enum What { Nothing, Echo, Close, Abort }

    private readonly record struct Event(int Length, Errno Error, byte First);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Close] private partial void HangUp(Connection connection);

    [Abort] private partial void Drop(Connection connection);

    partial void OnOpened(Connection connection) => Receive(connection);

    private static What Decide(Event happened) => happened switch
    {
        { Error: Errno.ECANCELED } => What.Nothing,
        { Error: not Errno.None } => What.Abort,
        { Length: 0 } => What.Close,
        { First: < 32 } => What.Nothing,
        _ => What.Echo,
    };

    private void OnReceived(Connection connection, in Received received)
    {
        What what = Decide(new(received.Length, received.Error, received.IsSuccess ? received.Data[0] : default));
        if (what == What.Echo && received.TryTake(out BufferLease data)) Echo(connection, data);
        else if (what == What.Close) HangUp(connection);
        else if (what == What.Abort) Drop(connection);
    }
}

// The state of everything is one value that is replaced.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Immutable
{
    private sealed record Model(ImmutableHashSet<Connection> Here, long Bytes)
    {
        public static readonly Model Empty = new([], 0);
    }

    private Model _model = Model.Empty;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    public long Bytes => _model.Bytes;

    partial void OnOpened(Connection connection)
    {
        _model = _model with { Here = _model.Here.Add(connection) };
        Receive(connection);
    }

    partial void OnClosed(Connection connection) => _model = _model with { Here = _model.Here.Remove(connection) };

#pragma warning disable URING4001 // A model for each message is what this one wants.
    private void OnReceived(Connection connection, in Received received)
    {
        _model = _model with { Bytes = _model.Bytes + received.Length };
        if (!received.IsSuccess) HangUp(connection);
    }
#pragma warning restore URING4001
}

// Expression bodies only.
[RingHandler]
[FixedFiles(64)]
[BufferRing("In")]
internal sealed partial class Expressions(IPEndPoint at)
{
    private int _errors;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint at);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Echo(Connection connection, BufferLease data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnStarted() => Listen(at);

    private void OnAccepted(in Accepted accepted) => _errors += accepted.IsSuccess ? Start(accepted.Connection) : 1;

    private void OnReceived(Connection connection, in Received received) =>
        _errors += received.TryTake(out BufferLease data) ? Pass(connection, data) : End(connection, received.Error);

    private int Start(Connection connection)
    {
        Receive(connection);
        return 0;
    }

    private int Pass(Connection connection, BufferLease data)
    {
        Echo(connection, data);
        return 0;
    }

    private int End(Connection connection, Errno error)
    {
        HangUp(connection);
        return error == Errno.None ? 0 : 1;
    }
}

// Nested in a class of another, generic in what it counts.
internal static partial class Outer<T>
{
    internal interface ICount
    {
        void Add(Connection connection, int bytes);
    }

    [RingHandler]
    [BufferRing("In")]
    internal sealed partial class Inner(ICount? count)
    {
        [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

        [Close] private partial void HangUp(Connection connection);

        partial void OnOpened(Connection connection) => Receive(connection);

        private void OnReceived(Connection connection, in Received received)
        {
            count?.Add(connection, received.Length);
            if (received is { IsSuccess: false }) HangUp(connection);
        }
    }
}

// Bytes of a send are counted when they have gone; what could not be sent is known by the close.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Ledger
{
    [ConnectionState]
    private struct Session
    {
        public long In, Out;
        public readonly long Owed => In - Out;
    }

    private long _lost;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send(Completed = nameof(OnSent))] private partial void Echo(Connection connection, BufferLease data);

    [Close(Completed = nameof(OnEnd))] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection, ref Session session) => Receive(connection);

    partial void OnClosed(Connection connection, ref Session session)
    {
        _lost += session.Owed;
        session = default;
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        session.In += received.Length;
        if (received.TryTake(out BufferLease data)) Echo(connection, data);
        else if (received is { IsEndOfStream: true } or { Error: not Errno.ENOBUFS }) HangUp(connection);
    }

    private void OnSent(Connection connection, in Sent sent, ref Session session) => session.Out += sent.Bytes;

    private void OnEnd(in Completion completion)
    {
        if (!completion.IsSuccess) _lost++;
    }
}
