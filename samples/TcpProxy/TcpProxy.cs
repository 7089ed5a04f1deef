using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UringDsl;
using UringDsl.Abi;

/// <summary>
/// Connects each client to one upstream and passes on what either sends. Whoever reads slowly is sent to slowly: the other one is not received from
/// while as many buffers as a connection may have wait for it.
/// </summary>
[RingHandler]
[Ring(MaxQueued = 32, SendBundles = true)]
[FixedFiles(MaxFiles, Reserved = MaxFiles / 2)] // One half is for the listener and the clients, the other for what is connected to.
[BufferRing("Bytes", Entries = 64, BufferSize = 65536, Incremental = true, HugePages = true)] // few and large: they stay in the cache
internal sealed partial class TcpProxy(Options options) : IServer
{
    public const int MaxPairs = 2048;
    private const int Spare = 64;           // in each half: for the listener, who is turned away, and what is being closed
    private const int MaxFiles = 2 * (MaxPairs + Spare);
    private const int TickMilliseconds = 250;
    private const int Tcp = 6, NoDelay = 1; // IPPROTO_TCP, TCP_NODELAY

    private readonly PeerAddress[] _upstreams = [.. options.Upstreams.Select(PeerAddress.From)];
    private readonly Connection[] _open = new Connection[MaxFiles]; // by their index

    [ConnectionState]
    private struct Side
    {
        /// <summary>The other end of the pair: none before the upstream is connected, and none when the pair is being ended.</summary>
        public Connection Other;

        public bool IsClient;

        /// <summary>It was told that nothing more comes, behind everything that the other end has sent.</summary>
        public bool IsShut;

        /// <summary>When its last byte came.</summary>
        public long Since;
    }

    [Listener(Direct = true, Accepted = nameof(Serve))]
    private partial void Listen(IPEndPoint endpoint);

    [Socket(Link = LinkKind.Soft)]
    [SetSocketOption(Level = Tcp, Name = NoDelay, Link = LinkKind.Soft)]
    [Connect(Link = LinkKind.Soft)]
    [LinkTimeout]
    private partial Pending<DialOutcome> Dial(PeerAddress upstream, int value, TimeSpan timeout);

    /// <summary>Nothing is received from a client before its upstream is there; this tells when it is gone by then.</summary>
    [Poll(Events = PollEvents.Error, Completed = nameof(OnGone))]
    private partial void Watch(Connection client);

    [Receive(Multishot = true, Buffers = "Bytes", Bundle = true, Completed = nameof(OnReceived))]
    private partial void Receive(Connection from);

    [Send]
    private partial void Forward(Connection to, BufferLease data);

    [Shutdown(Completed = nameof(OnShut))]
    private partial void EndSending(Connection to);

    [Close]
    private partial void Close(Connection connection);

    [Abort(Reset = true)] // Neither may take what it has got for everything.
    private partial void Abort(Connection connection);

    [Timeout(Multishot = true, Milliseconds = TickMilliseconds, Completed = nameof(OnTick))]
    private partial void Tick();

    partial void OnStarted()
    {
        Listen(options.EndPoint);
        Tick();
    }

    private async RingTask Serve(Connection client)
    {
        _clients++;
        State(client).IsClient = true;
        if (_pairs == options.MaxPairs)
        {
            _turnedAway++;
            Abort(client);
            return;
        }
        _pairs++;
        _open[client.Index] = client;
        Watch(client);
        DialOutcome dialed = default;
        Connection server = default;
        bool isWaiting = true, isConnected = false;
        for (int i = 0; i < _upstreams.Length && isWaiting && !isConnected; i++)
        {
            dialed = await Dial(_upstreams[i], value: 1, options.ConnectTimeout);
            (isWaiting, isConnected) = (_open[client.Index] == client, dialed.TryGetConnection(out server));
        }
        if (isWaiting && isConnected)
        {
            Join(client, server);
            return;
        }
        if (isWaiting)
        {
            CountFailed(in dialed);
            Abort(client);
        }
        if (isConnected) Abort(server);
        else _pairs--;
    }

    private void Join(Connection client, Connection server)
    {
        _joined++;
        _open[server.Index] = server;
        State(client).Other = server;
        State(server).Other = client;
        State(client).Since = State(server).Since = Environment.TickCount64;
        Receive(client);
        Receive(server);
    }

    private void OnGone(Connection client, in Polled polled, ref Side side)
    {
        bool isReset = (polled.Events & PollEvents.Error) != 0; // Its end alone is none: it may have said all that it has to say.
        if (!isReset || side.Other.Generation != 0 || _open[client.Index] != client) return;
        _gone++;
        _open[client.Index] = default;
        Abort(client);
    }

    private void OnReceived(Connection from, in Received received, ref Side side)
    {
        if (received.TryTake(out BufferLease data))
        {
            side.Since = Environment.TickCount64;
            if (side.IsClient) _bytesUp += data.Length;
            else _bytesDown += data.Length;
            Forward(side.Other, data);
        }
        else if (received.IsEndOfStream)
        {
            EndSending(side.Other);
        }
        else
        {
            _broken++;
            Break(from);
        }
    }

    private void OnShut(Connection to, in Completion completion, ref Side side)
    {
        if (side.Other.Generation == 0) return;
        if (!completion.IsSuccess)
        {
            _broken++;
            Break(to);
            return;
        }
        Connection other = side.Other;
        side.IsShut = true;
        side.Since = Environment.TickCount64;
        if (!State(other).IsShut) return;
        _ended++;
        Part(to);
        Close(to);
        Close(other);
    }

    /// <summary>Ends idle pairs.</summary>
    private void OnTick(in Expired expired)
    {
        long latest = Environment.TickCount64 - options.IdleSeconds * 1000L;
        foreach (Connection connection in _open)
        {
            if (connection.Generation == 0) continue;
            ref Side side = ref State(connection);
            if (side.Other.Generation == 0 || side.Since > latest || State(side.Other).Since > latest) continue;
            _idle++;
            Break(connection);
        }
    }

    partial void OnStopping()
    {
        foreach (Connection connection in _open)
        {
            if (connection.Generation == 0 || State(connection).Other.Generation == 0) continue;
            _stopped++;
            Break(connection);
        }
    }

    partial void OnClosed(Connection connection, ref Side side)
    {
        if (_open[connection.Index] == connection) _open[connection.Index] = default;
        if (!side.IsClient) _pairs--;
        if (side.Other.Generation == 0) return;
        // The runtime has aborted it, since a send to it failed.
        _broken++;
        Abort(Part(connection));
    }

    /// <summary>Ends both at once.</summary>
    private void Break(Connection one)
    {
        Abort(Part(one));
        Abort(one);
    }

    private Connection Part(Connection one)
    {
        Connection other = State(one).Other;
        State(one).Other = State(other).Other = _open[one.Index] = _open[other.Index] = default;
        return other;
    }
}
