using System;
using System.Collections.Generic;
using System.Net;
using UringDsl;

/// <summary>
/// A server of requests and answers, whatever the protocol. Everything runs on the ring's thread. What arrives together is answered together, and a
/// peer that does not read its answers is not served further.
/// </summary>
[RingHandler]
[FixedFiles(MaxConnections)]
[BufferRing("Inbound", Entries = 64, BufferSize = 65536, Incremental = true)]
internal sealed partial class RequestServer : IServer
{
    /// <summary>Bytes of answers that a peer has not read: then it is not served further.</summary>
    public const int MaxUnreadBytes = 32 << 20;

    private const int MaxConnections = 4096;
    private const int SendBytes = 1 << 16;          // answers go out when there are so many
    private const int GoodbyeMilliseconds = 2000;   // for a peer that was told why, to hear it
    private const int TickMilliseconds = 100;

    private readonly IPEndPoint _endPoint;
    private readonly int _idleSeconds;
    private readonly IRequestProtocol _protocol;
    private readonly AnswerBuffer _answers;
    private readonly Connection[] _open = new Connection[MaxConnections];
    private long _idle, _flooding;

    /// <param name="endPoint">Where it listens.</param>
    /// <param name="idleSeconds">A connection that has completed no request for so long is closed.</param>
    /// <param name="protocol">Makes its protocol, which may ask the server for what it has counted.</param>
    public RequestServer(IPEndPoint endPoint, int idleSeconds, Func<RequestServer, IRequestProtocol> protocol)
    {
        _endPoint = endPoint;
        _idleSeconds = idleSeconds;
        _protocol = protocol(this);
        _answers = _protocol.Answers;
    }

    /// <summary>Requests that were completed.</summary>
    public long Requests { get; private set; }

    public IEnumerable<(string Name, long Value)> Summary =>
    [
        ("connections", Statistics.ConnectionsOpened),
        ("requests", Requests),
        .. _protocol.Summary,
        ("idle connections closed", _idle),
        ("flooding connections aborted", _flooding),
        ("receives", Statistics.Receives),
        ("sends", Statistics.Sends),
    ];

    [ConnectionState]
    private struct Session
    {
        /// <summary>What the protocol knows of it.</summary>
        public byte Dialect;

        /// <summary>What cannot be answered yet.</summary>
        public InputBuffer Input;

        /// <summary>Bytes of input that there must be before it is worth another look.</summary>
        public int Needed;

        /// <summary>Bytes of a value that was refused: they are dropped when they arrive.</summary>
        public long Skip;

        /// <summary>Bytes of answers that are under way.</summary>
        public long Unread;

        /// <summary>Requests wait until the peer has read.</summary>
        public bool Waits;

        /// <summary>The last answer is on its way; what still arrives is dropped.</summary>
        public bool IsDismissed;

        /// <summary>The peer has ended its side.</summary>
        public bool HasEnded;

        /// <summary>When it last completed a request, or had taken what was sent together, or was dismissed.</summary>
        public long Since;
    }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send(Completed = nameof(OnSent))]
    private partial void Send(Connection connection, ReadOnlySpan<byte> answers);

    [Shutdown]
    private partial void EndSending(Connection connection);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    [Abort(Reset = true)] // It must not take what it has got for everything.
    private partial void Abort(Connection connection);

    [Timeout(Multishot = true, Milliseconds = TickMilliseconds, Completed = nameof(OnTick))]
    private partial void Tick();

    partial void OnStarted()
    {
        Listen(_endPoint);
        Tick();
    }

    private void OnAccepted(in Accepted accepted, ref Session session)
    {
        session.Input = new InputBuffer();
        session.Since = Environment.TickCount64;
        _open[accepted.Connection.Index] = accepted.Connection;
        Receive(accepted.Connection);
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (!received.IsSuccess)
        {
            session.HasEnded = true;
            if (!session.Waits && session.Unread == 0) HangUp(connection); // Else what it had asked for is answered first, and taken.
        }
        else if (session.IsDismissed)
        {
            return;
        }
        else if (session.Input.Length == 0)
        {
            int served = Serve(connection, ref session, received.Data);
            if (served < received.Length) session.Input.Append(received.Data[served..]);
        }
        else
        {
            session.Input.Append(received.Data);
            if (!session.Waits) ServeInput(connection, ref session);
            else if (session.Input.Length > _answers.MaxAnswer) AbortFlooding(connection);
        }
    }

    private void OnSent(Connection connection, in Sent sent, ref Session session)
    {
        session.Unread -= sent.Bytes;
        session.Since = Environment.TickCount64;
        if (session.Waits && session.Unread <= MaxUnreadBytes / 2)
        {
            session.Waits = false;
            ServeInput(connection, ref session);
        }
        if (session is { HasEnded: true, Waits: false, Unread: 0 }) HangUp(connection);
    }

    partial void OnClosed(Connection connection, ref Session session)
    {
        session.Input?.Drop(session.Input.Length);
        _open[connection.Index] = default;
    }

    /// <summary>Closes who has been silent, or slow with a request or with reading, for too long.</summary>
    private void OnTick(in Expired expired)
    {
        _protocol.Tick();
        long now = Environment.TickCount64;
        foreach (Connection connection in _open)
        {
            if (connection.Generation == 0) continue;
            ref Session session = ref State(connection);
            bool isLeaving = session.IsDismissed && session.Unread == 0;
            if (now - session.Since < (isLeaving ? GoodbyeMilliseconds : _idleSeconds * 1000L)) continue;
            if (isLeaving)
            {
                HangUp(connection); // What it has not read yet, the kernel keeps for it.
                continue;
            }
            if (session.Unread > 0 || session.HasEnded) // It would not hear why.
            {
                Abort(connection);
                continue;
            }
            _idle++;
            _answers.Clear();
            _protocol.RefuseIdle(_idleSeconds, session.Dialect);
            Dismiss(connection, ref session);
        }
    }

    private void ServeInput(Connection connection, ref Session session)
    {
        if (session.Input.Length < session.Needed || session.IsDismissed) return;
        int served = Serve(connection, ref session, session.Input.Bytes);
        session.Input.Drop(served);
    }

    /// <summary>Answers every whole request at the start of the input, and says how many bytes of it are done with.</summary>
    private int Serve(Connection connection, ref Session session, ReadOnlySpan<byte> input)
    {
        int served = 0;
        session.Needed = 0;
        _answers.Clear(); // An exception may have left some, which are nobody else's business.
        while (served < input.Length)
        {
            if (session.Unread > MaxUnreadBytes)
            {
                session.Waits = true;
                break;
            }
            ReadOnlySpan<byte> rest = input[served..];
            if (session.Skip > 0)
            {
                int skipped = (int)Math.Min(session.Skip, rest.Length);
                session.Skip -= skipped;
                served += skipped;
                continue;
            }
            _answers.BeginAnswer();
            Step step = _protocol.Next(rest, ref session.Dialect);
            _answers.EndAnswer();
            if (step.Used == 0)
            {
                session.Needed = step.Needed;
                break;
            }
            if (step.IsRequest)
            {
                Requests++;
                session.Since = Environment.TickCount64;
            }
            session.Skip = step.Skip;
            served += step.Used;
            if (step.IsLast)
            {
                Dismiss(connection, ref session);
                return input.Length;
            }
            if (_answers.Length >= SendBytes) Answer(connection, ref session);
        }
        Answer(connection, ref session);
        return served;
    }

    private void Answer(Connection connection, ref Session session)
    {
        if (_answers.Length == 0) return;
        session.Unread += _answers.Length;
        Send(connection, _answers.Bytes);
        _answers.Clear();
    }

    /// <summary>
    /// Sends what is left to say, and the end behind it. What still arrives is read and dropped: closing with unread bytes would reset the connection,
    /// and the peer would never see the answer.
    /// </summary>
    private void Dismiss(Connection connection, ref Session session)
    {
        session.IsDismissed = true;
        session.Since = Environment.TickCount64;
        Answer(connection, ref session);
        EndSending(connection);
    }

    private void AbortFlooding(Connection connection)
    {
        _flooding++;
        Abort(connection);
    }
}
