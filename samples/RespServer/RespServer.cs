using System;
using System.Net;
using UringDsl;

/// <summary>
/// A server of the protocol RESP2 with data in memory. Everything runs on the ring's thread. What arrives together is answered together, and a peer that
/// does not read its answers is not served further.
/// </summary>
[RingHandler]
[FixedFiles(MaxConnections)]
[BufferRing("Inbound", Entries = 64, BufferSize = 65536, Incremental = true)]
internal sealed partial class RespServer : IServer
{
    private const int MaxRequestBytes = 1 << 29;
    private const int MaxConnections = 4096;
    private const int SendBytes = 1 << 16;          // answers go out when there are so many
    private const int MaxUnreadBytes = 32 << 20;    // of answers that a peer has not read: then it is not served further
    private const int GoodbyeMilliseconds = 2000;   // for a peer that was told why, to hear it
    private const int TickMilliseconds = 100, ExpiryLooks = 2000;

    private readonly Options _options;
    private readonly Keyspace _keys = new();
    private readonly CommandTable _commands;
    private readonly RequestReader _reader;
    private readonly Reply _reply;
    private readonly Connection[] _open = new Connection[MaxConnections];
    private long _requests, _malformed, _idle, _flooding;

    public RespServer(Options options)
    {
        _options = options;
        _commands = new CommandTable(_keys, options, Info);
        _reply = new Reply(MaxUnreadBytes + options.MaxValueBytes); // One value always fits.
        _reader = new RequestReader(options.MaxValueBytes, MaxRequestBytes);
    }

    [ConnectionState]
    private struct Session
    {
        /// <summary>What cannot be answered yet.</summary>
        public InputBuffer Input;

        /// <summary>Bytes of input that there must be before it is worth another look.</summary>
        public int Needed;

        /// <summary>Bytes of answers that are under way.</summary>
        public long Unread;

        /// <summary>Requests wait until the peer has read.</summary>
        public bool Waits;

        /// <summary>The last answer is on its way; what still arrives is dropped.</summary>
        public bool IsDismissed;

        /// <summary>The peer has ended its side.</summary>
        public bool HasEnded;

        /// <summary>When it last completed a request, or was dismissed, or was sent an answer since then.</summary>
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
        Listen(_options.EndPoint);
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
            else if (session.Input.Length > MaxUnreadBytes + _options.MaxValueBytes) AbortFlooding(connection);
        }
    }

    private void OnSent(Connection connection, in Sent sent, ref Session session)
    {
        session.Unread -= sent.Bytes;
        if (session.IsDismissed || session.Waits || session.HasEnded) session.Since = Environment.TickCount64;
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

    /// <summary>Closes who has been silent, or slow with a request, for too long; and looks after keys that have expired.</summary>
    private void OnTick(in Expired expired)
    {
        _keys.ExpireSome(ExpiryLooks);
        long now = Environment.TickCount64;
        foreach (Connection connection in _open)
        {
            if (connection.Generation == 0) continue;
            ref Session session = ref State(connection);
            bool isLeaving = session.IsDismissed && session.Unread == 0;
            if (now - session.Since < (isLeaving ? GoodbyeMilliseconds : _options.IdleSeconds * 1000L)) continue;
            if (isLeaving)
            {
                HangUp(connection); // What it has not read yet, the kernel keeps for it.
                continue;
            }
            if (session.IsDismissed || session.Waits || session.HasEnded)
            {
                Abort(connection);
                continue;
            }
            _idle++;
            _reply.Clear();
            _reply.Error($"ERR no request was completed in {_options.IdleSeconds} s");
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
        bool goesOn = true;
        session.Needed = 0;
        _reply.Clear(); // An exception may have left some, which is nobody else's business.
        while (goesOn)
        {
            if (session.Unread > MaxUnreadBytes)
            {
                session.Waits = true;
                break;
            }
            ReadOnlySpan<byte> rest = input[served..];
            ReadResult result = _reader.Read(rest);
            if (result == ReadResult.Incomplete)
            {
                session.Needed = _reader.Needed;
                break;
            }
            if (result == ReadResult.Malformed)
            {
                _malformed++;
                _reply.Error(_reader.Error);
                goesOn = false;
                break;
            }
            Request request = _reader.RequestIn(rest);
            served += _reader.Length;
            if (request.Count == 0) continue;
            _requests++;
            session.Since = Environment.TickCount64;
            goesOn = _commands.Run(request, _reply);
            if (_reply.Length >= SendBytes) Answer(connection, ref session);
        }
        if (!goesOn)
        {
            Dismiss(connection, ref session);
            return input.Length;
        }
        Answer(connection, ref session);
        return served;
    }

    private void Answer(Connection connection, ref Session session)
    {
        if (_reply.Length == 0) return;
        session.Unread += _reply.Length;
        Send(connection, _reply.Bytes);
        _reply.Clear();
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
