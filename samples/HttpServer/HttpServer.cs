using System;
using System.IO;
using System.Net;
using UringDsl;
using UringDsl.Abi;

/// <summary>
/// A server of HTTP/1.0 and 1.1 for the files below a folder. What arrives together is answered together and in order; while a file is on its way, the
/// requests behind it wait.
/// </summary>
/// <param name="options">What to serve, and where.</param>
[RingHandler]
[Ring(MaxQueued = 16)]
[FixedFiles(MaxConnections)]
[BufferRing("Inbound", Entries = 64, BufferSize = 65536, Incremental = true)]
[FixedBuffers("Pages", Count = 32, Size = HeadBytes + BodyBytes)]
internal sealed partial class HttpServer(Options options) : IServer
{
    private const int MaxConnections = 4096;
    private const int SendBytes = 1 << 16;          // answers go out when there are so many
    private const int MaxAheadBytes = 1 << 16;      // of requests behind a file that is on its way: then no more are received
    private const int GoodbyeMilliseconds = 2000;   // for a peer that was told why, to hear it
    private const int TickMilliseconds = 100;

    private readonly Answers _answers = new();
    private readonly Connection[] _open = new Connection[MaxConnections];
    private Descriptor? _root;
    private long _now = Environment.TickCount64;

    private enum Input
    {
        /// <summary>What the peer sends is received.</summary>
        Open,

        /// <summary>It is to be received no further.</summary>
        Closing,

        /// <summary>It waits in the socket.</summary>
        Closed,

        /// <summary>The peer has ended its side.</summary>
        Ended,
    }

    [ConnectionState]
    private struct Session
    {
        /// <summary>What is not answered yet. It begins with the request for the file that is on its way, or with a part of a head.</summary>
        public InputBuffer Ahead;

        public Input Input;

        /// <summary>A file is on its way.</summary>
        public bool IsBusy;

        /// <summary>The last answer is on its way; what still arrives is dropped.</summary>
        public bool IsDismissed;

        /// <summary>When it last began or completed a request, took a page of a file, or was dismissed.</summary>
        public long Since;
    }

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(IPEndPoint endpoint);

    [Listener(Direct = true, ReusePort = true, Accepted = nameof(OnAccepted))]
    private partial void ListenShared(IPEndPoint endpoint);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Cancel(nameof(Receive))]
    private partial void StopReceiving(Connection connection);

    [Send]
    private partial void Send(Connection connection, ReadOnlySpan<byte> answers);

    [Shutdown]
    private partial void EndSending(Connection connection);

    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    private partial void HangUp(Connection connection);

    [Abort]
    private partial void Abort(Connection connection);

    [Timeout(Multishot = true, Milliseconds = TickMilliseconds, Completed = nameof(OnTick))]
    private partial void Tick();

    async partial void OnStarted()
    {
        Opened root = await OpenRoot(options.Root);
        if (!root.TryGetDescriptor(out Descriptor folder))
        {
            Ring.Fail(new IOException($"{options.Root} cannot be opened: {root.Error}"));
            return;
        }
        _root = folder;
        if (options.Threads > 1) ListenShared(options.EndPoint);
        else Listen(options.EndPoint);
        Tick();
    }

    partial void OnStopping()
    {
        if (_root is { } root) CloseFile(root);
    }

    private void OnAccepted(in Accepted accepted, ref Session session)
    {
        session.Ahead = new InputBuffer();
        session.Since = _now;
        _open[accepted.Connection.Index] = accepted.Connection;
        Receive(accepted.Connection);
    }

    partial void OnClosed(Connection connection, ref Session session)
    {
        session.Ahead?.Drop(session.Ahead.Length);
        _open[connection.Index] = default;
    }

    private void OnReceived(Connection connection, in Received received, ref Session session)
    {
        if (!received.IsSuccess) OnReceiveEnded(connection, received.Error, ref session);
        else if (session.IsDismissed) return;
        else if (session.Ahead.Length > 0)
        {
            if (!session.IsBusy && !HasBegun(in session)) session.Since = _now;
            session.Ahead.Append(received.Data);
            if (!session.IsBusy) ServeAhead(connection, ref session);
            else if (session.Ahead.Length > MaxAheadBytes && session.Input == Input.Open)
            {
                _held++;
                session.Input = Input.Closing;
                StopReceiving(connection);
            }
        }
        else
        {
            session.Since = _now;
            int served = Serve(connection, ref session, received.Data);
            if (served < received.Length) session.Ahead.Append(received.Data[served..]);
            if (session.IsBusy) _ = ServeFile(connection);
        }
    }

    private void OnReceiveEnded(Connection connection, Errno error, ref Session session)
    {
        bool isStopped = error == Errno.ECANCELED && session.Input == Input.Closing;
        session.Input = isStopped ? Input.Closed : Input.Ended;
        if (!session.IsBusy) GoOn(connection, ref session); // Else what it had asked for is answered first.
    }

    /// <summary>Closes who has been silent, or slow with a request or with reading, for too long.</summary>
    private void OnTick(in Expired expired)
    {
        _now = Environment.TickCount64;
        _answers.RefreshDate();
        foreach (Connection connection in _open)
        {
            if (connection.Generation == 0) continue;
            ref Session session = ref State(connection);
            if (_now - session.Since < (session.IsDismissed ? GoodbyeMilliseconds : options.IdleSeconds * 1000L)) continue;
            if (session.IsDismissed) Leave(connection); // What it has not read yet, the kernel keeps for it.
            else if (session.IsBusy)
            {
                _slow++;
                Break(connection);
            }
            else
            {
                _idle++;
                _answers.Clear();
                if (HasBegun(in session)) Refuse(Refusal.Late, default);
                Dismiss(connection, ref session);
            }
        }
    }

    /// <summary>Something of a request is there: an empty line in front of it is nothing.</summary>
    private static bool HasBegun(in Session session) => session.Ahead.Bytes.ContainsAnyExcept((byte)'\r', (byte)'\n');

    /// <summary>Behind an answer that took its time: serves what has arrived meanwhile, and receives again.</summary>
    private void GoOn(Connection connection, ref Session session)
    {
        if (session.Ahead.Length > 0 && !session.IsDismissed) ServeAhead(connection, ref session);
        if (session.Input == Input.Ended && !session.IsBusy) Leave(connection);
        if (session.Input != Input.Closed || session.Ahead.Length > MaxAheadBytes) return;
        session.Input = Input.Open;
        Receive(connection);
    }

    private void ServeAhead(Connection connection, ref Session session)
    {
        session.Ahead.Drop(Serve(connection, ref session, session.Ahead.Bytes));
        if (session.IsBusy) _ = ServeFile(connection);
    }

    /// <summary>Answers every whole request at the start of the input up to one for a file, and says how many bytes of it are done with.</summary>
    private int Serve(Connection connection, ref Session session, ReadOnlySpan<byte> input)
    {
        int served = 0;
        _answers.Clear(); // An exception may have left some, which are nobody else's business.
        while (served < input.Length)
        {
            ReadResult result = RequestReader.Read(input[served..], out Request request, out Refusal? refusal);
            if (result == ReadResult.Incomplete) break;
            _requests++;
            session.Since = _now;
            bool isLast = !request.KeepsAlive;
            if (result == ReadResult.Complete && request.Path.SequenceEqual("/plaintext"u8)) _answers.Text(Status.Ok, in request, "Hello, World!"u8);
            else if (result == ReadResult.Complete && (refusal = FilePath.Decode(request.Path, _name, out _nameLength)) is null)
            {
                session.IsBusy = true;
                break;
            }
            else
            {
                Refuse(refusal!, in request);
                isLast |= refusal!.IsLast;
            }
            served += request.Length;
            if (isLast)
            {
                Dismiss(connection, ref session);
                return input.Length;
            }
            if (_answers.Length >= SendBytes) Answer(connection);
        }
        Answer(connection);
        return served;
    }

    private void Refuse(Refusal refusal, in Request request)
    {
        _refused++;
        _answers.Refuse(refusal, in request);
    }

    private void Answer(Connection connection)
    {
        if (_answers.Length == 0) return;
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
        session.Since = _now;
        Answer(connection);
        EndSending(connection);
    }

    private void Leave(Connection connection)
    {
        _open[connection.Index] = default;
        HangUp(connection);
    }

    /// <summary>Ends it at once: an answer that cannot be ended must not look like a whole one.</summary>
    private void Break(Connection connection)
    {
        _open[connection.Index] = default;
        Abort(connection);
    }

    private bool IsOpen(Connection connection) => _open[connection.Index] == connection;
}
